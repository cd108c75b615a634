<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Photochrom</source>
        <translation>Über Photochrom</translation>
    </message>
    <message>
        <source>Photochrom is made of these parts:</source>
        <translation>Photochrom besteht aus diesen Teilen:</translation>
    </message>
    <message>
        <source>Read licenses</source>
        <translation>Lizenzen lesen</translation>
    </message>
    <message>
        <source>Photochrom</source>
        <translation>Photochrom</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Run from its source</source>
        <translation>Aus dem Quelltext gestartet</translation>
    </message>
    <message>
        <source>Gives archive photos colors on your own computer. Every color is a machine&apos;s guess, and each export says so.</source>
        <translation>Gibt Archivfotos auf dem eigenen Rechner Farbe. Jede Farbe ist von einer Maschine geraten, und jeder Export sagt das.</translation>
    </message>
    <message>
        <source>Parts and their licenses</source>
        <translation>Teile und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Text of the license</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>License files</source>
        <translation>Lizenzdateien</translation>
    </message>
    <message>
        <source>Open the folder with the licenses of everything that is in here</source>
        <translation>Den Ordner mit den Lizenzen von allem öffnen, was hier enthalten ist</translation>
    </message>
    <message>
        <source>This part brings no text of its license. It states: {license}</source>
        <translation>Diesem Teil liegt kein Lizenztext bei. Er nennt: {license}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colors of the windows; photos look the same in all of them</source>
        <translation>Farben der Fenster; Fotos sehen in allen gleich aus</translation>
    </message>
    <message>
        <source>Language of all texts</source>
        <translation>Sprache aller Texte</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Open a photo first.</source>
        <translation>Erst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>This photo cannot be read.</source>
        <translation>Dieses Foto kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The photo is still being read.</source>
        <translation>Das Foto wird noch gelesen.</translation>
    </message>
    <message>
        <source>Colorize the photo first.</source>
        <translation>Erst das Foto kolorieren.</translation>
    </message>
    <message>
        <source>Restore or colorize the photo first.</source>
        <translation>Erst das Foto restaurieren oder kolorieren.</translation>
    </message>
    <message>
        <source>The photo has its own colors; this changes those that a model finds.</source>
        <translation>Das Foto hat eigene Farben; dies ändert solche, die ein Modell findet.</translation>
    </message>
    <message>
        <source>The photo has its own colors; colorize it to learn what a model thinks.</source>
        <translation>Das Foto hat eigene Farben; es kolorieren, um zu erfahren, was ein Modell meint.</translation>
    </message>
    <message>
        <source>The model found one color for each place and weighed no others; another model may do so.</source>
        <translation>Das Modell fand für jede Stelle eine Farbe und wog keine anderen ab; ein anderes Modell tut es vielleicht.</translation>
    </message>
    <message>
        <source>Select an object in the photo first.</source>
        <translation>Erst ein Objekt im Foto auswählen.</translation>
    </message>
    <message>
        <source>Photochrom is still looking for the objects of this photo.</source>
        <translation>Photochrom sucht noch nach den Objekten dieses Fotos.</translation>
    </message>
    <message>
        <source>No segmenter is installed; add one in the preferences, or use the brush.</source>
        <translation>Kein Segmentierer ist installiert; in den Einstellungen einen hinzufügen oder den Pinsel verwenden.</translation>
    </message>
    <message>
        <source>The chosen segmenter is not there; choose another one in the preferences.</source>
        <translation>Der gewählte Segmentierer ist nicht da; in den Einstellungen einen anderen wählen.</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done before</source>
        <translation>Schon fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>The result exists already.</source>
        <translation>Das Ergebnis gibt es schon.</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>&amp;Back to the photos</source>
        <translation>&amp;Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>Leave this view; what runs here goes on</source>
        <translation>Diese Ansicht verlassen; was hier läuft, läuft weiter</translation>
    </message>
    <message>
        <source>Many photos at once</source>
        <translation>Viele Fotos auf einmal</translation>
    </message>
</context>
<context>
    <name>BatchQuestions</name>
    <message>
        <source>&amp;Resume</source>
        <translation>Fort&amp;setzen</translation>
    </message>
    <message>
        <source>Colorize what is left; whole results stay</source>
        <translation>Kolorieren, was übrig ist; vollständige Ergebnisse bleiben</translation>
    </message>
    <message>
        <source>Start ane&amp;w</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>Colorize all photos once more and replace their results</source>
        <translation>Alle Fotos noch einmal kolorieren und ihre Ergebnisse ersetzen</translation>
    </message>
    <message>
        <source>1 result was made with other settings:</source>
        <translation>1 Ergebnis wurde mit anderen Einstellungen erstellt:</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Keep these results and colorize only the rest</source>
        <translation>Diese Ergebnisse behalten und nur den Rest kolorieren</translation>
    </message>
    <message>
        <source>Make them ane&amp;w</source>
        <translation>Neu e&amp;rstellen</translation>
    </message>
    <message>
        <source>Replace these results by those of the present choice</source>
        <translation>Diese Ergebnisse durch die der jetzigen Auswahl ersetzen</translation>
    </message>
    <message>
        <source>&amp;Open it with {0}</source>
        <translation>&amp;Mit {0} öffnen</translation>
    </message>
    <message>
        <source>Take over all else; results will look different</source>
        <translation>Alles andere übernehmen; Ergebnisse werden anders aussehen</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>Alles lassen, wie es ist</translation>
    </message>
</context>
<context>
    <name>BatchRun</name>
    <message>
        <source>Looking for photos</source>
        <translation>Fotos werden gesucht</translation>
    </message>
    <message>
        <source>Colorizing many photos</source>
        <translation>Viele Fotos kolorieren</translation>
    </message>
    <message>
        <source>Looking at the sizes of the photos</source>
        <translation>Die Größen der Fotos werden angesehen</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the photo to touch it up</source>
        <translation>Das Foto zum Nachbearbeiten öffnen</translation>
    </message>
    <message>
        <source>Photos of the run</source>
        <translation>Fotos des Durchgangs</translation>
    </message>
</context>
<context>
    <name>BatchView</name>
    <message>
        <source>Photos are being colorized</source>
        <translation>Fotos werden koloriert</translation>
    </message>
    <message>
        <source>Stop colorizing? Finished results stay, and the rest can be done another time.</source>
        <translation>Kolorieren anhalten? Fertige Ergebnisse bleiben, und der Rest kann ein anderes Mal koloriert werden.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>The photos cannot be colorized</source>
        <translation>Die Fotos können nicht koloriert werden</translation>
    </message>
    <message>
        <source>The run cannot be kept as it should</source>
        <translation>Der Durchgang kann nicht richtig festgehalten werden</translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>The report cannot be saved</source>
        <translation>Der Bericht kann nicht gespeichert werden</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Colorized</source>
        <translation>Koloriert</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Draw the photo</source>
        <translation>Foto zeichnen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>No photo is shown.</source>
        <translation>Es wird kein Foto gezeigt.</translation>
    </message>
    <message>
        <source>in gray</source>
        <translation>in Grau</translation>
    </message>
    <message>
        <source>in color</source>
        <translation>in Farbe</translation>
    </message>
    <message>
        <source>{name}, {state}, {zoom} percent of its size.</source>
        <translation>{name}, {state}, {zoom} Prozent seiner Größe.</translation>
    </message>
</context>
<context>
    <name>ChoicesColumn</name>
    <message>
        <source>Choose among them</source>
        <translation>Unter ihnen auswählen</translation>
    </message>
    <message>
        <source>Add folders or photos first.</source>
        <translation>Erst Ordner oder Fotos hinzufügen.</translation>
    </message>
    <message>
        <source>There is no model; add one in the preferences.</source>
        <translation>Es gibt kein Modell; in den Einstellungen eines hinzufügen.</translation>
    </message>
    <message>
        <source>The choices are those of {0}.</source>
        <translation>Die Auswahl stammt von {0}.</translation>
    </message>
    <message>
        <source>Also: {0}.</source>
        <translation>Außerdem: {0}.</translation>
    </message>
    <message>
        <source>Open a photo and colorize it first.</source>
        <translation>Erst ein Foto öffnen und kolorieren.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>Restaurierung</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Choose a color</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Choose another color</source>
        <translation>Eine andere Farbe wählen</translation>
    </message>
    <message>
        <source>Color in hexadecimal digits</source>
        <translation>Farbe in hexadezimalen Ziffern</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Pick a color from this photo, or open another one and pick it there</source>
        <translation>Eine Farbe aus diesem Foto aufnehmen, oder ein anderes öffnen und sie dort aufnehmen</translation>
    </message>
    <message>
        <source>Color {text}</source>
        <translation>Farbe {text}</translation>
    </message>
    <message>
        <source>The color as screens name it, such as #7a1f2b</source>
        <translation>Die Farbe in der Schreibweise für Bildschirme, etwa #7a1f2b</translation>
    </message>
</context>
<context>
    <name>ColorizePanel</name>
    <message>
        <source>Vividness</source>
        <translation>Farbkraft</translation>
    </message>
    <message>
        <source>How strong the colors are; 100 % is what the model found.</source>
        <translation>Wie kräftig die Farben sind; 100 % ist, was das Modell gefunden hat.</translation>
    </message>
    <message>
        <source>Rebalancing</source>
        <translation>Farbausgleich</translation>
    </message>
    <message>
        <source>How much regions that the model left pale gain in color.</source>
        <translation>Wie viel Farbe Bereiche gewinnen, die das Modell blass ließ.</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>Unsicherheit zeigen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model that finds the colors</source>
        <translation>Das Modell, das die Farben findet</translation>
    </message>
    <message>
        <source>The shorter side of the photo as the model sees it; more takes longer</source>
        <translation>Die kürzere Seite des Fotos, wie das Modell es sieht; mehr dauert länger</translation>
    </message>
    <message>
        <source>This photo is already in color. Its own colors are kept until you colorize it.</source>
        <translation>Dieses Foto ist schon farbig. Seine eigenen Farben bleiben, bis es koloriert wird.</translation>
    </message>
    <message>
        <source>Let the model find the colors of the photo</source>
        <translation>Das Modell die Farben des Fotos finden lassen</translation>
    </message>
    <message>
        <source>How a color is chosen among those that the model held for possible: a mean of the likeliest, or the one that is likeliest</source>
        <translation>Wie eine Farbe unter denen gewählt wird, die das Modell für möglich hielt: als Mittel der wahrscheinlichsten oder die wahrscheinlichste selbst</translation>
    </message>
    <message>
        <source>Mark where the model was unsure</source>
        <translation>Zeigen, wo das Modell unsicher war</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>Arbeitsgröße</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodierung</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>Die des Modells</translation>
    </message>
    <message>
        <source>Model&apos;s own ({size})</source>
        <translation>Die des Modells ({size})</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>Colorize again</source>
        <translation>Neu kolorieren</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>Kolorieren</translation>
    </message>
</context>
<context>
    <name>Colorizing</name>
    <message>
        <source>Colorize {name}</source>
        <translation>{name} kolorieren</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>&amp;Fotos öffnen…</translation>
    </message>
    <message>
        <source>Open photos or projects</source>
        <translation>Fotos oder Projekte öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open all photos of a folder</source>
        <translation>Alle Fotos eines Ordners öffnen</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>Save the photo with all its steps, to go on another day</source>
        <translation>Das Foto mit allen Schritten speichern, um an einem anderen Tag weiterzumachen</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the photo with all its steps under another name</source>
        <translation>Das Foto mit allen Schritten unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Go to the panel that exports the photo in color</source>
        <translation>Zum Bereich gehen, der das Foto in Farbe exportiert</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>Foto schl&amp;ießen</translation>
    </message>
    <message>
        <source>Take the photo out of the film strip; its file stays</source>
        <translation>Das Foto aus dem Filmstreifen nehmen; seine Datei bleibt</translation>
    </message>
    <message>
        <source>Close a&amp;ll photos</source>
        <translation>&amp;Alle Fotos schließen</translation>
    </message>
    <message>
        <source>Take all photos out of the film strip; their files stay</source>
        <translation>Alle Fotos aus dem Filmstreifen nehmen; ihre Dateien bleiben</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>End Photochrom</source>
        <translation>Photochrom beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Was zurückgenommen wurde, noch einmal tun</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>Foto &amp;einfügen</translation>
    </message>
    <message>
        <source>Open the photo or the files from the clipboard</source>
        <translation>Das Foto oder die Dateien aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>Choose device, models, theme and language</source>
        <translation>Gerät, Modelle, Farbschema und Sprache wählen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Open the &amp;log</source>
        <translation>&amp;Protokoll öffnen</translation>
    </message>
    <message>
        <source>Show the file that says what happened</source>
        <translation>Die Datei zeigen, in der steht, was geschehen ist</translation>
    </message>
    <message>
        <source>&amp;About Photochrom</source>
        <translation>Ü&amp;ber Photochrom</translation>
    </message>
    <message>
        <source>Show the version and the licenses of all parts</source>
        <translation>Die Version und die Lizenzen aller Teile zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Show the photo larger</source>
        <translation>Das Foto größer zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show the photo smaller</source>
        <translation>Das Foto kleiner zeigen</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>An &amp;Fenster anpassen</translation>
    </message>
    <message>
        <source>Show the whole photo</source>
        <translation>Das ganze Foto zeigen</translation>
    </message>
    <message>
        <source>&amp;Actual pixels</source>
        <translation>&amp;Tatsächliche Pixel</translation>
    </message>
    <message>
        <source>Show every pixel of the photo as one of the screen</source>
        <translation>Jedes Pixel des Fotos als eines des Bildschirms zeigen</translation>
    </message>
    <message>
        <source>One &amp;picture</source>
        <translation>&amp;Einzelbild</translation>
    </message>
    <message>
        <source>Show the photo in color alone</source>
        <translation>Das Foto allein in Farbe zeigen</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Geteilt</translation>
    </message>
    <message>
        <source>Show the original left of a line that you can drag</source>
        <translation>Das Original links von einer Linie zeigen, die sich ziehen lässt</translation>
    </message>
    <message>
        <source>Si&amp;de by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Show the original and the photo in color next to each other</source>
        <translation>Das Original und das Foto in Farbe nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Show o&amp;riginal</source>
        <translation>&amp;Original zeigen</translation>
    </message>
    <message>
        <source>Show the original for as long as the key is held down</source>
        <translation>Das Original zeigen, solange die Taste gedrückt ist</translation>
    </message>
    <message>
        <source>Show &amp;uncertainty</source>
        <translation>&amp;Unsicherheit zeigen</translation>
    </message>
    <message>
        <source>Mark where the model was unsure of the color</source>
        <translation>Zeigen, wo das Modell sich der Farbe nicht sicher war</translation>
    </message>
    <message>
        <source>Show da&amp;mage</source>
        <translation>&amp;Schäden zeigen</translation>
    </message>
    <message>
        <source>Mark what is taken for dust and scratches</source>
        <translation>Zeigen, was für Staub und Kratzer gehalten wird</translation>
    </message>
    <message>
        <source>Film s&amp;trip</source>
        <translation>Fil&amp;mstreifen</translation>
    </message>
    <message>
        <source>Show the open photos below</source>
        <translation>Die geöffneten Fotos unten zeigen</translation>
    </message>
    <message>
        <source>Side pa&amp;nel</source>
        <translation>Se&amp;itenleiste</translation>
    </message>
    <message>
        <source>Show the panel with the steps of the work</source>
        <translation>Die Leiste mit den Schritten der Arbeit zeigen</translation>
    </message>
    <message>
        <source>Go to R&amp;estore</source>
        <translation>Zum &amp;Restaurieren</translation>
    </message>
    <message>
        <source>Go to the panel that restores the photo</source>
        <translation>Zum Bereich gehen, der das Foto restauriert</translation>
    </message>
    <message>
        <source>Go to &amp;Colorize</source>
        <translation>Zum Ko&amp;lorieren</translation>
    </message>
    <message>
        <source>Go to the panel that gives the photo colors</source>
        <translation>Zum Bereich gehen, der dem Foto Farben gibt</translation>
    </message>
    <message>
        <source>&amp;Go to Touch up</source>
        <translation>Zum Na&amp;chbearbeiten</translation>
    </message>
    <message>
        <source>Go to the panel that changes single objects</source>
        <translation>Zum Bereich gehen, der einzelne Objekte verändert</translation>
    </message>
    <message>
        <source>Go to &amp;History</source>
        <translation>&amp;Zum Verlauf</translation>
    </message>
    <message>
        <source>Go to the panel with all that was done</source>
        <translation>Zum Bereich gehen, in dem alles steht, was getan wurde</translation>
    </message>
    <message>
        <source>Fu&amp;ll screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Den ganzen Bildschirm verwenden</translation>
    </message>
    <message>
        <source>&amp;Restore automatically</source>
        <translation>&amp;Automatisch restaurieren</translation>
    </message>
    <message>
        <source>Look at the photo and switch on what it needs</source>
        <translation>Das Foto ansehen und einschalten, was es braucht</translation>
    </message>
    <message>
        <source>Suggest a &amp;frame</source>
        <translation>A&amp;usschnitt vorschlagen</translation>
    </message>
    <message>
        <source>Look for the edges of the print in its scan</source>
        <translation>Die Ränder des Abzugs im Scan suchen</translation>
    </message>
    <message>
        <source>&amp;Colorize</source>
        <translation>&amp;Kolorieren</translation>
    </message>
    <message>
        <source>Let the model find the colors of the photo</source>
        <translation>Das Modell die Farben des Fotos finden lassen</translation>
    </message>
    <message>
        <source>&amp;Previous photo</source>
        <translation>&amp;Vorheriges Foto</translation>
    </message>
    <message>
        <source>Go to the photo before this one</source>
        <translation>Zum Foto vor diesem gehen</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
        <source>Go to the photo after this one</source>
        <translation>Zum Foto nach diesem gehen</translation>
    </message>
    <message>
        <source>&amp;Many photos at once…</source>
        <translation>Viele Fotos auf ein&amp;mal…</translation>
    </message>
    <message>
        <source>Colorize whole folders in one go</source>
        <translation>Ganze Ordner in einem Zug kolorieren</translation>
    </message>
    <message>
        <source>&amp;Apply its edits to many photos…</source>
        <translation>&amp;Bearbeitungen auf viele Fotos anwenden…</translation>
    </message>
    <message>
        <source>Choose for many photos what was done to this one, as far as it suits them</source>
        <translation>Für viele Fotos wählen, was an diesem getan wurde, soweit es zu ihnen passt</translation>
    </message>
    <message>
        <source>&amp;Back to the photos</source>
        <translation>&amp;Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>Leave the view of many photos; what runs there goes on</source>
        <translation>Die Ansicht vieler Fotos verlassen; was dort läuft, läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Move the photo</source>
        <translation>Foto &amp;verschieben</translation>
    </message>
    <message>
        <source>Drag the photo to see other parts of it</source>
        <translation>Das Foto ziehen, um andere Teile zu sehen</translation>
    </message>
    <message>
        <source>&amp;Select object</source>
        <translation>&amp;Objekt auswählen</translation>
    </message>
    <message>
        <source>Click an object; Shift adds to it, Alt takes away, a drag draws a box</source>
        <translation>Auf ein Objekt klicken; Umschalt nimmt hinzu, Alt nimmt weg, Ziehen zeichnet einen Rahmen</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Paint over what belongs to the object</source>
        <translation>Über das malen, was zum Objekt gehört</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Paint over what does not belong to the object</source>
        <translation>Über das malen, was nicht zum Objekt gehört</translation>
    </message>
    <message>
        <source>&amp;Pick a color</source>
        <translation>&amp;Farbe aufnehmen</translation>
    </message>
    <message>
        <source>Take a color from a place of the photo</source>
        <translation>Eine Farbe von einer Stelle des Fotos nehmen</translation>
    </message>
    <message>
        <source>&amp;Color points</source>
        <translation>Far&amp;bpunkte</translation>
    </message>
    <message>
        <source>Put a point of color that spreads along the photo</source>
        <translation>Einen Farbpunkt setzen, dessen Farbe sich im Foto ausbreitet</translation>
    </message>
    <message>
        <source>Mark dama&amp;ge</source>
        <translation>Schäden &amp;markieren</translation>
    </message>
    <message>
        <source>Paint over dust and scratches; Alt or the right button protects</source>
        <translation>Über Staub und Kratzer malen; Alt oder die rechte Taste schützt</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>Pinsel &amp;größer</translation>
    </message>
    <message>
        <source>Make the brush larger</source>
        <translation>Den Pinsel größer machen</translation>
    </message>
    <message>
        <source>Smaller b&amp;rush</source>
        <translation>Pinsel &amp;kleiner</translation>
    </message>
    <message>
        <source>Make the brush smaller</source>
        <translation>Den Pinsel kleiner machen</translation>
    </message>
    <message>
        <source>&amp;All objects</source>
        <translation>&amp;Alle Objekte</translation>
    </message>
    <message>
        <source>Find all objects of the photo, to choose one by a click</source>
        <translation>Alle Objekte des Fotos suchen, um eines mit einem Klick zu wählen</translation>
    </message>
    <message>
        <source>Harmoni&amp;ze all objects</source>
        <translation>Alle Objekte harmoni&amp;sieren</translation>
    </message>
    <message>
        <source>Find all objects of the photo and give each its main color</source>
        <translation>Alle Objekte des Fotos suchen und jedem seine Hauptfarbe geben</translation>
    </message>
    <message>
        <source>&amp;Next candidate</source>
        <translation>&amp;Nächster Kandidat</translation>
    </message>
    <message>
        <source>Select more or less around the same place</source>
        <translation>An derselben Stelle mehr oder weniger auswählen</translation>
    </message>
    <message>
        <source>Pre&amp;vious candidate</source>
        <translation>Vor&amp;heriger Kandidat</translation>
    </message>
    <message>
        <source>Go back to the candidate before</source>
        <translation>Zum Kandidaten davor zurückgehen</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>Aus&amp;wahl aufheben</translation>
    </message>
    <message>
        <source>Let go of the object</source>
        <translation>Das Objekt loslassen</translation>
    </message>
</context>
<context>
    <name>Converting</name>
    <message>
        <source>This model must be converted first, which needs PyTorch; install Photochrom with its training part, or choose another model.</source>
        <translation>Dieses Modell muss erst umgewandelt werden, was PyTorch erfordert; Photochrom mit dem Teil zum Trainieren installieren oder ein anderes Modell wählen.</translation>
    </message>
</context>
<context>
    <name>CrashHooks</name>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>Etwas Unerwartetes ist schiefgegangen</translation>
    </message>
    <message>
        <source>The window system reports a problem; save your work and start again.</source>
        <translation>Das Fenstersystem meldet ein Problem; die Arbeit speichern und neu starten.</translation>
    </message>
</context>
<context>
    <name>DamageBox</name>
    <message>
        <source>Fill dust and scratches</source>
        <translation>Staub und Kratzer füllen</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>How little is enough to count as damage; more finds more.</source>
        <translation>Wie wenig schon als Schaden gilt; mehr findet mehr.</translation>
    </message>
    <message>
        <source>Show damage</source>
        <translation>Schäden zeigen</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of the brush in pixels of the photo.</source>
        <translation>Radius des Pinsels in Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Switch the filling of damage on first.</source>
        <translation>Erst das Füllen von Schäden einschalten.</translation>
    </message>
    <message>
        <source>Find dust, scratches and hairs, and fill them</source>
        <translation>Staub, Kratzer und Haare suchen und füllen</translation>
    </message>
    <message>
        <source>Mark in the photo what is taken for damage</source>
        <translation>Im Foto zeigen, was für Schäden gehalten wird</translation>
    </message>
    <message>
        <source>Looking for dust and scratches</source>
        <translation>Staub und Kratzer werden gesucht</translation>
    </message>
    <message>
        <source>Large photos take some seconds, but only once</source>
        <translation>Große Fotos brauchen einige Sekunden, aber nur einmal</translation>
    </message>
    <message>
        <source>Mark damage by hand</source>
        <translation>Schäden von Hand markieren</translation>
    </message>
    <message>
        <source>A brush for what was not found, or is no damage</source>
        <translation>Ein Pinsel für das, was nicht gefunden wurde oder kein Schaden ist</translation>
    </message>
    <message>
        <source>Paint over damage to fill it. Hold Alt, or use the right button, to protect what is none.</source>
        <translation>Über Schäden malen, um sie zu füllen. Alt halten oder die rechte Taste verwenden, um zu schützen, was keiner ist.</translation>
    </message>
    <message>
        <source>Fill nothing, and forget what was marked by hand</source>
        <translation>Nichts füllen und vergessen, was von Hand markiert wurde</translation>
    </message>
</context>
<context>
    <name>DamageMap</name>
    <message>
        <source>Look for dust and scratches</source>
        <translation>Staub und Kratzer suchen</translation>
    </message>
</context>
<context>
    <name>DesktopApplication</name>
    <message>
        <source>Load Photochrom</source>
        <translation>Photochrom laden</translation>
    </message>
    <message>
        <source>Photochrom is incomplete</source>
        <translation>Photochrom ist unvollständig</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Ausprobieren</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>Dieser Rechner wird untersucht</translation>
    </message>
    <message>
        <source>Trying the device</source>
        <translation>Das Gerät wird ausprobiert</translation>
    </message>
    <message>
        <source>What finds colors and objects</source>
        <translation>Was Farben und Objekte findet</translation>
    </message>
    <message>
        <source>What this computer has</source>
        <translation>Was dieser Rechner hat</translation>
    </message>
    <message>
        <source>Let the bundled model look at a sample photo</source>
        <translation>Das mitgelieferte Modell ein Beispielfoto ansehen lassen</translation>
    </message>
    <message>
        <source>The device is being tried</source>
        <translation>Das Gerät wird ausprobiert</translation>
    </message>
    <message>
        <source>&amp;Run models on</source>
        <translation>&amp;Modelle laufen auf</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird untersucht…</translation>
    </message>
    <message>
        <source>Tried in this order: {0}</source>
        <translation>Versucht in dieser Reihenfolge: {0}</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>not usable: {0}</source>
        <translation>nicht nutzbar: {0}</translation>
    </message>
    <message>
        <source>{0}: the model was loaded in {1} s and looks at a photo in {2} s.</source>
        <translation>{0}: Das Modell wurde in {1} s geladen und betrachtet ein Foto in {2} s.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es funktioniert.</translation>
    </message>
    <message>
        <source>Automatic: the fastest that works</source>
        <translation>Automatisch: das schnellste, das funktioniert</translation>
    </message>
</context>
<context>
    <name>DraftButtons</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the photo as it was</source>
        <translation>Das Foto lassen, wie es war</translation>
    </message>
    <message>
        <source>Nothing is being tried out.</source>
        <translation>Es wird gerade nichts ausprobiert.</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Drop photos here</source>
        <translation>Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Drop photos or folders here</source>
        <translation>Fotos oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, or a project you saved</source>
        <translation>JPEG, PNG, TIFF, WebP oder ein gespeichertes Projekt</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>&amp;Fotos öffnen…</translation>
    </message>
    <message>
        <source>Choose photos on this computer</source>
        <translation>Fotos auf diesem Rechner wählen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open all photos of a folder</source>
        <translation>Alle Fotos eines Ordners öffnen</translation>
    </message>
    <message>
        <source>&amp;Many photos at once…</source>
        <translation>Viele Fotos auf ein&amp;mal…</translation>
    </message>
    <message>
        <source>Colorize whole folders in one go</source>
        <translation>Ganze Ordner in einem Zug kolorieren</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
</context>
<context>
    <name>EditNames</name>
    <message>
        <source>Adjust colors</source>
        <translation>Farben anpassen</translation>
    </message>
    <message>
        <source>Recolor</source>
        <translation>Umfärben</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>Harmonisieren</translation>
    </message>
    <message>
        <source>Harmonize {count} objects</source>
        <translation>{count} Objekte harmonisieren</translation>
    </message>
    <message>
        <source>Color point</source>
        <translation>Farbpunkt</translation>
    </message>
    <message>
        <source>{count} color points</source>
        <translation>{count} Farbpunkte</translation>
    </message>
    <message>
        <source>Straighten and crop</source>
        <translation>Begradigen und beschneiden</translation>
    </message>
    <message>
        <source>Remove dust and scratches</source>
        <translation>Staub und Kratzer entfernen</translation>
    </message>
    <message>
        <source>Correct light and tone</source>
        <translation>Licht und Töne korrigieren</translation>
    </message>
    <message>
        <source>Remove grain and sharpen</source>
        <translation>Korn entfernen und schärfen</translation>
    </message>
    <message>
        <source>Change: {edit}</source>
        <translation>Ändern: {edit}</translation>
    </message>
    <message>
        <source>Switch on: {edit}</source>
        <translation>Einschalten: {edit}</translation>
    </message>
    <message>
        <source>Switch off: {edit}</source>
        <translation>Ausschalten: {edit}</translation>
    </message>
    <message>
        <source>Remove: {edit}</source>
        <translation>Entfernen: {edit}</translation>
    </message>
    <message>
        <source>Move: {edit}</source>
        <translation>Verschieben: {edit}</translation>
    </message>
</context>
<context>
    <name>EditTexts</name>
    <message>
        <source>{decoding}, vividness {vividness}</source>
        <translation>{decoding}, Farbkraft {vividness}</translation>
    </message>
    <message>
        <source>tolerance {a} and {b}, strength {strength}</source>
        <translation>Toleranz {a} und {b}, Stärke {strength}</translation>
    </message>
    <message>
        <source>a* {a}, b* {b}, strength {strength}</source>
        <translation>a* {a}, b* {b}, Stärke {strength}</translation>
    </message>
    <message>
        <source>reach {reach} of the photo</source>
        <translation>Reichweite {reach} des Fotos</translation>
    </message>
    <message>
        <source>uneven light</source>
        <translation>ungleichmäßiges Licht</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>Verblassen</translation>
    </message>
    <message>
        <source>color cast</source>
        <translation>Farbstich</translation>
    </message>
    <message>
        <source>local contrast</source>
        <translation>lokaler Kontrast</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>sharpening</source>
        <translation>Schärfung</translation>
    </message>
    <message>
        <source>{angle}°, {share} kept</source>
        <translation>{angle}°, {share} behalten</translation>
    </message>
    <message>
        <source>sensitivity {share}</source>
        <translation>Empfindlichkeit {share}</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>von Hand korrigiert</translation>
    </message>
    <message>
        <source>vividness {vividness}</source>
        <translation>Farbkraft {vividness}</translation>
    </message>
    <message>
        <source>rebalancing {share}</source>
        <translation>Ausgleich {share}</translation>
    </message>
    <message>
        <source>Likeliest (argmax)</source>
        <translation>Wahrscheinlichste (argmax)</translation>
    </message>
    <message>
        <source>Smooth (annealed mean)</source>
        <translation>Weich (annealed mean)</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>&apos;{name}&apos; already exists; allow overwriting or choose another folder.</source>
        <translation>„{name}“ gibt es schon; das Überschreiben erlauben oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>A color point lies outside the photo; move it or remove it.</source>
        <translation>Ein Farbpunkt liegt außerhalb des Fotos; ihn verschieben oder entfernen.</translation>
    </message>
    <message>
        <source>A coordinate is no number; give pixels from the left and top.</source>
        <translation>Eine Koordinate ist keine Zahl; Pixel von links und von oben angeben.</translation>
    </message>
    <message>
        <source>A file of this name was there before, or the result was changed by another program; it is kept.</source>
        <translation>Eine Datei dieses Namens war schon da, oder ein anderes Programm hat das Ergebnis geändert; sie bleibt.</translation>
    </message>
    <message>
        <source>A file that is no preset has this name; choose another name for the preset.</source>
        <translation>Eine Datei, die keine Vorgabe ist, hat diesen Namen; wählen Sie für die Vorgabe einen anderen.</translation>
    </message>
    <message>
        <source>A folder of this name is in the way; choose another name.</source>
        <translation>Ein Ordner dieses Namens ist im Weg; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>A model that came with Photochrom is named &apos;{name}&apos; and cannot be replaced; give yours another name.</source>
        <translation>Ein Modell, das mit Photochrom kam, heißt „{name}“ und kann nicht ersetzt werden; dem eigenen einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>A name that begins with a dot is hidden; begin it with a letter.</source>
        <translation>Ein Name, der mit einem Punkt beginnt, ist versteckt; ihn mit einem Buchstaben beginnen.</translation>
    </message>
    <message>
        <source>A project holds at most {most_masks} masks; remove some edits.</source>
        <translation>Ein Projekt enthält höchstens {most_masks} Masken; einige Bearbeitungen entfernen.</translation>
    </message>
    <message>
        <source>A project holds at most {most_steps} edits; remove some.</source>
        <translation>Ein Projekt enthält höchstens {most_steps} Bearbeitungen; einige entfernen.</translation>
    </message>
    <message>
        <source>An earlier run was stopped with {left} of {total} photos left.</source>
        <translation>Ein früherer Lauf wurde angehalten; noch offen: {left} von {total} Fotos.</translation>
    </message>
    <message>
        <source>An internal error happened ({name}: {error}).</source>
        <translation>Ein interner Fehler ist aufgetreten ({name}: {error}).</translation>
    </message>
    <message>
        <source>An internal error happened ({value}).</source>
        <translation>Ein interner Fehler ist aufgetreten ({value}).</translation>
    </message>
    <message>
        <source>Another Photochrom downloads this file; wait until it is done.</source>
        <translation>Ein anderes Photochrom lädt diese Datei herunter; warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Another run is working on this folder, or another program has its journal &apos;{journal_name}&apos; open; wait until it is done, or choose another folder.</source>
        <translation>Ein anderer Lauf arbeitet an diesem Ordner, oder ein anderes Programm hat sein Journal „{journal_name}“ geöffnet; warten Sie, bis er fertig ist, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Ask for at least one color.</source>
        <translation>Mindestens eine Farbe verlangen.</translation>
    </message>
    <message>
        <source>At most {most_hints} color points can be set at once.</source>
        <translation>Höchstens {most_hints} Farbpunkte können auf einmal gesetzt werden.</translation>
    </message>
    <message>
        <source>Check who may write into the folder, or choose another one.</source>
        <translation>Prüfen Sie, wer in den Ordner schreiben darf, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>File names cannot hold {value}; take it out of the name pattern.</source>
        <translation>Dateinamen dürfen {value} nicht enthalten; es aus dem Namensmuster nehmen.</translation>
    </message>
    <message>
        <source>Many machines need Ray, which is not installed; install photochrom[cluster].</source>
        <translation>Viele Rechner brauchen Ray, das nicht installiert ist; installieren Sie photochrom[cluster].</translation>
    </message>
    <message>
        <source>Mark the object by at least one point on it or a box around it.</source>
        <translation>Das Objekt mit mindestens einem Punkt darauf oder einem Rahmen darum markieren.</translation>
    </message>
    <message>
        <source>Masks are written as PNG; choose a name that ends in .png.</source>
        <translation>Masken werden als PNG geschrieben; einen Namen wählen, der auf .png endet.</translation>
    </message>
    <message>
        <source>No machine of the cluster has room for a worker with {cpus} processor cores{cards_said}; ask for less.</source>
        <translation>Kein Rechner des Clusters hat Platz für einen Arbeiter mit {cpus} Prozessorkernen{cards_said}; verlangen Sie weniger.</translation>
    </message>
    <message>
        <source>No worker has been running for {patience} minutes; check the machines of the cluster, and go on with --resume.</source>
        <translation>Seit {patience} Minuten läuft kein Arbeiter; prüfen Sie die Rechner des Clusters und machen Sie mit --resume weiter.</translation>
    </message>
    <message>
        <source>Only a model that was added can be removed; name it without a path.</source>
        <translation>Nur ein hinzugefügtes Modell kann entfernt werden; es ohne Pfad nennen.</translation>
    </message>
    <message>
        <source>Permission is denied; check who may use the file and its folder.</source>
        <translation>Der Zugriff ist verweigert; prüfen, wer die Datei und ihren Ordner benutzen darf.</translation>
    </message>
    <message>
        <source>SQLite reports: {detail}.</source>
        <translation>SQLite meldet: {detail}.</translation>
    </message>
    <message>
        <source>The EXIF metadata is too large for JPEG and is left out.</source>
        <translation>Die EXIF-Metadaten sind für JPEG zu groß und werden ausgelassen.</translation>
    </message>
    <message>
        <source>The EXIF metadata is unreadable and is left out.</source>
        <translation>Die EXIF-Metadaten sind unlesbar und werden ausgelassen.</translation>
    </message>
    <message>
        <source>The IPTC captions are too large for JPEG; they are left out.</source>
        <translation>Die IPTC-Bildtexte sind für JPEG zu groß; sie werden ausgelassen.</translation>
    </message>
    <message>
        <source>The PNG file is damaged: a checksum is wrong.</source>
        <translation>Die PNG-Datei ist beschädigt: Eine Prüfsumme ist falsch.</translation>
    </message>
    <message>
        <source>The PNG file is incomplete: its end is missing.</source>
        <translation>Die PNG-Datei ist unvollständig: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>The TIFF file holds no picture.</source>
        <translation>Die TIFF-Datei enthält kein Bild.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged or incomplete: parts of the picture are missing.</source>
        <translation>Die TIFF-Datei ist beschädigt oder unvollständig: Teile des Bildes fehlen.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its header makes no sense.</source>
        <translation>Die TIFF-Datei ist beschädigt: Ihr Kopf ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its number of channels makes no sense.</source>
        <translation>Die TIFF-Datei ist beschädigt: Die Anzahl ihrer Kanäle ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its palette is missing.</source>
        <translation>Die TIFF-Datei ist beschädigt: Ihre Palette fehlt.</translation>
    </message>
    <message>
        <source>The XMP metadata holds no properties and is left out.</source>
        <translation>Die XMP-Metadaten enthalten keine Eigenschaften und werden ausgelassen.</translation>
    </message>
    <message>
        <source>The XMP metadata is too large for JPEG; only the origin of the colors is kept.</source>
        <translation>Die XMP-Metadaten sind für JPEG zu groß; nur die Herkunft der Farben bleibt erhalten.</translation>
    </message>
    <message>
        <source>The XMP metadata is unreadable and is left out.</source>
        <translation>Die XMP-Metadaten sind unlesbar und werden ausgelassen.</translation>
    </message>
    <message>
        <source>The address of the file is not encrypted (https), so it is not used.</source>
        <translation>Die Adresse der Datei ist nicht verschlüsselt (https), deshalb wird sie nicht benutzt.</translation>
    </message>
    <message>
        <source>The bit depth must be 8 or 16.</source>
        <translation>Die Bittiefe muss 8 oder 16 sein.</translation>
    </message>
    <message>
        <source>The box has no area; give its left, top, right and bottom in this order.</source>
        <translation>Der Rahmen hat keine Fläche; links, oben, rechts und unten in dieser Reihenfolge angeben.</translation>
    </message>
    <message>
        <source>The camera maker&apos;s notes are too large for JPEG and are left out.</source>
        <translation>Die Anmerkungen des Kameraherstellers sind für JPEG zu groß und werden ausgelassen.</translation>
    </message>
    <message>
        <source>The certificate of the server is not trusted ({verify_message}); check the date of this computer, and whether its network looks into connections.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut ({verify_message}); das Datum dieses Rechners prüfen, und ob sein Netz in Verbindungen hineinsieht.</translation>
    </message>
    <message>
        <source>The cluster {where} cannot be used ({reason}); check that it runs, with the same versions of Python and Ray as here.</source>
        <translation>Der Cluster {where} ist nicht nutzbar ({reason}); prüfen Sie, ob er läuft, mit denselben Versionen von Python und Ray wie hier.</translation>
    </message>
    <message>
        <source>The color must be written with six digits, such as #7a1f2b.</source>
        <translation>Die Farbe muss mit sechs Ziffern geschrieben werden, etwa #7a1f2b.</translation>
    </message>
    <message>
        <source>The color&apos;s a* and b* must lie between -128 and 128.</source>
        <translation>a* und b* der Farbe müssen zwischen -128 und 128 liegen.</translation>
    </message>
    <message>
        <source>The command must run on a machine of the cluster itself; log in there and give the address without ray://.</source>
        <translation>Der Befehl muss auf einem Rechner des Clusters selbst laufen; melden Sie sich dort an und geben Sie die Adresse ohne ray:// an.</translation>
    </message>
    <message>
        <source>The computer has too little memory for this; close other programs, or use a smaller working size or model.</source>
        <translation>Der Rechner hat dafür zu wenig Speicher; andere Programme schließen oder eine kleinere Arbeitsgröße oder ein kleineres Modell verwenden.</translation>
    </message>
    <message>
        <source>The connection ended after {received} of {size} bytes; fetch the model again to go on from there.</source>
        <translation>Die Verbindung endete nach {received} von {size} Byte; das Modell noch einmal herunterladen, um dort weiterzumachen.</translation>
    </message>
    <message>
        <source>The connection to the server fails ({reason}); try again later.</source>
        <translation>Die Verbindung zum Server schlägt fehl ({reason}); es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The containment must be above 0.5 and at most 1.</source>
        <translation>Das Enthaltensein muss über 0.5 und höchstens 1 sein.</translation>
    </message>
    <message>
        <source>The decoder answers in a form that no known segmenter has; get it from its maker.</source>
        <translation>Der Decoder antwortet in einer Form, die kein bekannter Segmentierer hat; ihn neu von seinem Hersteller holen.</translation>
    </message>
    <message>
        <source>The deltas of harmonizing must be 0 or more.</source>
        <translation>Die Toleranzen beim Harmonisieren müssen mindestens 0 sein.</translation>
    </message>
    <message>
        <source>The description inside the model file is wrong ({error}); get the file again from its maker.</source>
        <translation>Die Beschreibung in der Modelldatei ist falsch ({error}); die Datei neu von ihrem Hersteller holen.</translation>
    </message>
    <message>
        <source>The disk is full; free some space or choose another one.</source>
        <translation>Der Datenträger ist voll; Platz schaffen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>The disk is too full: {missing} MB are needed and {free} MB are free; free some space.</source>
        <translation>Der Datenträger ist zu voll: {missing} MB werden gebraucht, und {free} MB sind frei; Platz schaffen.</translation>
    </message>
    <message>
        <source>The disk is write-protected; choose another folder.</source>
        <translation>Der Datenträger ist schreibgeschützt; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The disk quota is used up; free some space or choose another disk.</source>
        <translation>Das Kontingent des Datenträgers ist aufgebraucht; Platz schaffen oder einen anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>The disk reports an error; check it and its connection.</source>
        <translation>Der Datenträger meldet einen Fehler; ihn und seinen Anschluss prüfen.</translation>
    </message>
    <message>
        <source>The document is too large for a project; use a smaller working size.</source>
        <translation>Das Dokument ist zu groß für ein Projekt; eine kleinere Arbeitsgröße verwenden.</translation>
    </message>
    <message>
        <source>The download was stopped; fetch the model again to go on.</source>
        <translation>Der Download wurde angehalten; das Modell noch einmal herunterladen, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The downloaded file is not the published one (its SHA-256 is wrong) and was deleted; try again later or from another network.</source>
        <translation>Die heruntergeladene Datei ist nicht die veröffentlichte (ihre SHA-256 ist falsch) und wurde gelöscht; es später oder aus einem anderen Netz noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The embedded color profile is unusable; the colors are taken as sRGB.</source>
        <translation>Das eingebettete Farbprofil ist unbrauchbar; die Farben werden als sRGB verstanden.</translation>
    </message>
    <message>
        <source>The encoder and the decoder do not belong together ({reason}); use two that were exported from the same segmenter.</source>
        <translation>Der Encoder und der Decoder gehören nicht zusammen ({reason}); zwei verwenden, die aus demselben Segmentierer exportiert wurden.</translation>
    </message>
    <message>
        <source>The file becomes too large for this disk; choose another disk or format.</source>
        <translation>Die Datei wird für diesen Datenträger zu groß; einen anderen Datenträger oder ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>The file exists already; choose another name or overwrite it.</source>
        <translation>Die Datei gibt es schon; einen anderen Namen wählen oder sie überschreiben.</translation>
    </message>
    <message>
        <source>The file is an ONNX model, but it was not made for Photochrom; use a model that &apos;photochrom export&apos; wrote, or an encoder or decoder of Segment Anything.</source>
        <translation>Die Datei ist ein ONNX-Modell, wurde aber nicht für Photochrom erstellt; ein Modell verwenden, das „photochrom export“ geschrieben hat, oder einen Encoder oder Decoder von Segment Anything.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is no ONNX model; choose a file that ends in .onnx.</source>
        <translation>Die Datei ist kein ONNX-Modell; eine Datei wählen, die auf .onnx endet.</translation>
    </message>
    <message>
        <source>The file is no longer at its address (HTTP {status}); update Photochrom, which may know the new one.</source>
        <translation>Die Datei ist nicht mehr an ihrer Adresse (HTTP {status}); Photochrom aktualisieren, das die neue vielleicht kennt.</translation>
    </message>
    <message>
        <source>The file name does not end like that of a photo; add .jpg, .png or .tif.</source>
        <translation>Der Dateiname endet nicht wie der eines Fotos; .jpg, .png oder .tif anhängen.</translation>
    </message>
    <message>
        <source>The file name is too long; shorten it.</source>
        <translation>Der Dateiname ist zu lang; ihn kürzen.</translation>
    </message>
    <message>
        <source>The file {name} among your models holds the model &apos;{value}&apos;; remove or rename it first.</source>
        <translation>Die Datei {name} unter den eigenen Modellen enthält das Modell „{value}“; sie erst entfernen oder umbenennen.</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for this; use a smaller working size or model, or the processor (device cpu).</source>
        <translation>Die Grafikkarte hat dafür zu wenig Speicher; eine kleinere Arbeitsgröße, ein kleineres Modell oder den Prozessor (Gerät cpu) verwenden.</translation>
    </message>
    <message>
        <source>The history is from a newer Photochrom; update Photochrom to open it.</source>
        <translation>Der Verlauf ist von einem neueren Photochrom; Photochrom aktualisieren, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>The journal in this folder was made by a newer Photochrom; update Photochrom, or choose another folder.</source>
        <translation>Das Journal in diesem Ordner stammt von einem neueren Photochrom; aktualisieren Sie Photochrom, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The journal of the run cannot be written: {why}</source>
        <translation>Das Journal des Laufs kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>The longer side of an export needs at least 1 pixel.</source>
        <translation>Die längere Seite eines Exports braucht mindestens 1 Pixel.</translation>
    </message>
    <message>
        <source>The machine {machine} cannot work: {problem}</source>
        <translation>Der Rechner {machine} kann nicht arbeiten: {problem}</translation>
    </message>
    <message>
        <source>The machine {machine} does not see &apos;{source}&apos;; photos must lie on a drive that all machines have under the same path.</source>
        <translation>Der Rechner {machine} sieht „{source}“ nicht; Fotos müssen auf einem Laufwerk liegen, das alle Rechner unter demselben Pfad haben.</translation>
    </message>
    <message>
        <source>The mask has {columns} x {rows} pixels, which does not fit the photo&apos;s {width} x {height}; make the mask from the same photo, not cropped or turned.</source>
        <translation>Die Maske hat {columns} × {rows} Pixel, was nicht zu {width} × {height} des Fotos passt; die Maske aus demselben Foto erstellen, weder beschnitten noch gedreht.</translation>
    </message>
    <message>
        <source>The metadata file beside it cannot be written: {error}</source>
        <translation>Die Metadaten-Datei daneben kann nicht geschrieben werden: {error}</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; {version} is not there or is another file; put it where every machine sees it, or install the same one on each.</source>
        <translation>Das Modell „{name}“ {version} ist nicht da oder eine andere Datei; legen Sie es dorthin, wo jeder Rechner es sieht, oder installieren Sie überall dasselbe.</translation>
    </message>
    <message>
        <source>The model answered with numbers that are no colors; use another one.</source>
        <translation>Das Modell antwortete mit Zahlen, die keine Farben sind; ein anderes verwenden.</translation>
    </message>
    <message>
        <source>The model cannot be loaded ({value}); copy or download it again.</source>
        <translation>Das Modell kann nicht geladen werden ({value}); es noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>The model failed on this photo ({error}); try another working size or model.</source>
        <translation>Das Modell ist an diesem Foto gescheitert ({error}); eine andere Arbeitsgröße oder ein anderes Modell versuchen.</translation>
    </message>
    <message>
        <source>The model file cannot be read ({reason}).</source>
        <translation>Die Modelldatei kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>The model file has the unknown format &apos;{version}&apos;; get it again from its maker.</source>
        <translation>Die Modelldatei hat das unbekannte Format „{version}“; sie neu von ihrem Hersteller holen.</translation>
    </message>
    <message>
        <source>The model file is empty; copy or download it again.</source>
        <translation>Die Modelldatei ist leer; sie noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>The model file is incomplete or damaged; copy or download it again.</source>
        <translation>Die Modelldatei ist unvollständig oder beschädigt; sie noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>The model finds one color for each place and weighs no others; colorize with a color classifier to learn of other colors.</source>
        <translation>Das Modell findet für jede Stelle eine Farbe und wägt keine anderen ab; mit einem Farbklassifikator kolorieren, um andere Farben zu erfahren.</translation>
    </message>
    <message>
        <source>The model is a {value}, but its name &apos;{name}&apos; does not end in &apos;{ending}&apos;, so that it cannot be chosen; get it under another name.</source>
        <translation>Das Modell ist von der Art „{value}“, aber sein Name „{name}“ endet nicht auf „{ending}“, sodass es nicht gewählt werden kann; es unter einem anderen Namen besorgen.</translation>
    </message>
    <message>
        <source>The model is a {value}; choose a {wanted} instead.</source>
        <translation>Das Modell ist von der Art „{value}“; stattdessen eines der Art „{wanted}“ wählen.</translation>
    </message>
    <message>
        <source>The model keeps its weights in another file; export it again as one file with all weights inside.</source>
        <translation>Das Modell hat seine Gewichte in einer anderen Datei; es noch einmal als eine Datei mit allen Gewichten exportieren.</translation>
    </message>
    <message>
        <source>The model says that it looks at {size} pixels, but its input has another size; get it again from its maker.</source>
        <translation>Das Modell gibt an, {size} Pixel anzusehen, aber sein Eingang hat eine andere Größe; es neu von seinem Hersteller holen.</translation>
    </message>
    <message>
        <source>The model that came with Photochrom is damaged; reinstall Photochrom.</source>
        <translation>Das Modell, das mit Photochrom kam, ist beschädigt; Photochrom neu installieren.</translation>
    </message>
    <message>
        <source>The model that came with Photochrom is missing; reinstall Photochrom.</source>
        <translation>Das Modell, das mit Photochrom kam, fehlt; Photochrom neu installieren.</translation>
    </message>
    <message>
        <source>The model was made for a newer Photochrom; update Photochrom to use it.</source>
        <translation>Das Modell wurde für ein neueres Photochrom erstellt; Photochrom aktualisieren, um es zu verwenden.</translation>
    </message>
    <message>
        <source>The model {reason}, so it does not fit its kind; get another from its maker.</source>
        <translation>Das Modell passt nicht zu seiner Art (es {reason}); ein anderes von seinem Hersteller holen.</translation>
    </message>
    <message>
        <source>The name pattern knows {name_field} and {folder_field} only.</source>
        <translation>Das Namensmuster kennt nur {name_field} und {folder_field}.</translation>
    </message>
    <message>
        <source>The name pattern must hold {name_field}, the name of the photo.</source>
        <translation>Das Namensmuster muss {name_field} enthalten, den Namen des Fotos.</translation>
    </message>
    <message>
        <source>The number of points per side must be between 1 and 128.</source>
        <translation>Die Anzahl der Punkte je Seite muss zwischen 1 und 128 liegen.</translation>
    </message>
    <message>
        <source>The number of prompts in one run must be between 1 and 1024.</source>
        <translation>Die Anzahl der Anfragen in einem Lauf muss zwischen 1 und 1024 liegen.</translation>
    </message>
    <message>
        <source>The original photo is never overwritten; choose another name.</source>
        <translation>Das Originalfoto wird nie überschrieben; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The output folder cannot be made, because a file has its name; choose another folder.</source>
        <translation>Der Ausgabeordner kann nicht angelegt werden, weil eine Datei so heißt; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The palette cannot be used ({error}); get the file again from its maker.</source>
        <translation>Die Palette kann nicht verwendet werden ({error}); die Datei neu von ihrem Hersteller holen.</translation>
    </message>
    <message>
        <source>The photo &apos;{name}&apos; is not as it was when the project was saved; put the original back or say where it is.</source>
        <translation>Das Foto „{name}“ ist nicht mehr so, wie es beim Speichern des Projekts war; das Original zurücklegen oder zeigen, wo es ist.</translation>
    </message>
    <message>
        <source>The photo &apos;{name}&apos; of this project is missing; put it back or say where it is.</source>
        <translation>Das Foto „{name}“ dieses Projekts fehlt; es zurücklegen oder zeigen, wo es ist.</translation>
    </message>
    <message>
        <source>The photo has no colors of its own.</source>
        <translation>Das Foto hat keine eigenen Farben.</translation>
    </message>
    <message>
        <source>The photo has {width} x {height} pixels, which is too narrow; one side may be at most {largest_aspect} times the other.</source>
        <translation>Das Foto hat {width} × {height} Pixel und ist damit zu schmal; eine Seite darf höchstens {largest_aspect}-mal so lang sein wie die andere.</translation>
    </message>
    <message>
        <source>The photo has {width} x {height} pixels; to colorize it, both sides need at least {smallest_side}.</source>
        <translation>Das Foto hat {width} × {height} Pixel; zum Kolorieren brauchen beide Seiten mindestens {smallest_side}.</translation>
    </message>
    <message>
        <source>The photo is in color already.</source>
        <translation>Das Foto ist schon farbig.</translation>
    </message>
    <message>
        <source>The photo is too large for the memory of this computer.</source>
        <translation>Das Foto ist zu groß für den Speicher dieses Rechners.</translation>
    </message>
    <message>
        <source>The photo was not read from a file; save it to one first.</source>
        <translation>Das Foto wurde nicht aus einer Datei gelesen; es erst in eine speichern.</translation>
    </message>
    <message>
        <source>The photo was there when the run began, and is gone.</source>
        <translation>Das Foto war da, als der Lauf begann, und ist jetzt weg.</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>Das Bild hat keine Pixel.</translation>
    </message>
    <message>
        <source>The picture is damaged or incomplete; try to get another copy of the file.</source>
        <translation>Das Bild ist beschädigt oder unvollständig; eine andere Kopie der Datei besorgen.</translation>
    </message>
    <message>
        <source>The picture is too large for the memory of this computer.</source>
        <translation>Das Bild ist zu groß für den Speicher dieses Rechners.</translation>
    </message>
    <message>
        <source>The point {x},{y} lies outside the photo, which has {width} x {height} pixels.</source>
        <translation>Der Punkt {x},{y} liegt außerhalb des Fotos, das {width} × {height} Pixel hat.</translation>
    </message>
    <message>
        <source>The project file is damaged ({what}); use a backup of it.</source>
        <translation>Die Projektdatei ist beschädigt ({what}); eine Sicherungskopie verwenden.</translation>
    </message>
    <message>
        <source>The project is too large for the memory of this computer.</source>
        <translation>Das Projekt ist zu groß für den Speicher dieses Rechners.</translation>
    </message>
    <message>
        <source>The project was saved by a newer Photochrom; update Photochrom to open it.</source>
        <translation>Das Projekt wurde von einem neueren Photochrom gespeichert; Photochrom aktualisieren, um es zu öffnen.</translation>
    </message>
    <message>
        <source>The quality must lie between 1 and 100.</source>
        <translation>Die Qualität muss zwischen 1 und 100 liegen.</translation>
    </message>
    <message>
        <source>The reach of color points must be above 0 and at most 2.</source>
        <translation>Die Reichweite von Farbpunkten muss über 0 und höchstens 2 sein.</translation>
    </message>
    <message>
        <source>The rebalancing must be between 0 and 1.</source>
        <translation>Der Ausgleich muss zwischen 0 und 1 liegen.</translation>
    </message>
    <message>
        <source>The result cannot be written: {error}</source>
        <translation>Das Ergebnis kann nicht geschrieben werden: {error}</translation>
    </message>
    <message>
        <source>The result was changed by another program during the run and is kept; allow overwriting to make it anew.</source>
        <translation>Ein anderes Programm hat das Ergebnis während des Laufs geändert; es bleibt. Erlauben Sie das Überschreiben, um es neu zu machen.</translation>
    </message>
    <message>
        <source>The segmenter answered no numbers for this photo; try another one or the processor (device cpu).</source>
        <translation>Der Segmentierer antwortete für dieses Foto nicht mit Zahlen; einen anderen oder den Prozessor (Gerät cpu) versuchen.</translation>
    </message>
    <message>
        <source>The server answers with far more than the number of a version, or too slowly; try again later.</source>
        <translation>Der Server antwortet mit weit mehr als der Nummer einer Version oder zu langsam; es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server answers with something that is no HTTP; try again from another network.</source>
        <translation>Der Server antwortet mit etwas, das kein HTTP ist; es aus einem anderen Netz noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server answers with something that is no release of Photochrom; try again later or from another network.</source>
        <translation>Der Server antwortet mit etwas, das keine Veröffentlichung von Photochrom ist; es später oder aus einem anderen Netz noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server cannot be found; check the internet connection.</source>
        <translation>Der Server ist nicht zu finden; die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>The server does not answer in time; try again later.</source>
        <translation>Der Server antwortet nicht rechtzeitig; es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server does not give the file (HTTP {status}); try again later.</source>
        <translation>Der Server gibt die Datei nicht heraus (HTTP {status}); es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server is in trouble or busy (HTTP {status}); try again later.</source>
        <translation>Der Server ist gestört oder überlastet (HTTP {status}); es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server offers a file of {total} bytes instead of {size}; update Photochrom, which may know the new one.</source>
        <translation>Der Server bietet eine Datei von {total} statt {size} Byte an; Photochrom aktualisieren, das die neue vielleicht kennt.</translation>
    </message>
    <message>
        <source>The server or the network breaks the connection; try again later.</source>
        <translation>Der Server oder das Netz bricht die Verbindung ab; es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server redirects in circles or to no usable address (HTTP {status}); try again later.</source>
        <translation>Der Server leitet im Kreis oder an keine brauchbare Adresse weiter (HTTP {status}); es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not encrypted (https), so the file is not fetched; try again later or from another network.</source>
        <translation>Der Server leitet an eine Adresse weiter, die nicht verschlüsselt ist (https), deshalb wird die Datei nicht heruntergeladen; es später oder aus einem anderen Netz noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server refuses to give the file (HTTP {status}); try from another network.</source>
        <translation>Der Server weigert sich, die Datei herauszugeben (HTTP {status}); es aus einem anderen Netz versuchen.</translation>
    </message>
    <message>
        <source>The server sends more than the published file; try again later or from another network.</source>
        <translation>Der Server sendet mehr als die veröffentlichte Datei; es später oder aus einem anderen Netz noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The strength must be between 0 and 1.</source>
        <translation>Die Stärke muss zwischen 0 und 1 liegen.</translation>
    </message>
    <message>
        <source>The system reports an error: {reason}.</source>
        <translation>Das System meldet einen Fehler: {reason}.</translation>
    </message>
    <message>
        <source>The temperature must be above 0 and at most 10.</source>
        <translation>Die Temperatur muss über 0 und höchstens 10 sein.</translation>
    </message>
    <message>
        <source>The thresholds must be between 0 and 1.</source>
        <translation>Die Schwellen müssen zwischen 0 und 1 liegen.</translation>
    </message>
    <message>
        <source>The vividness must be between 0 and 3.</source>
        <translation>Die Farbkraft muss zwischen 0 und 3 liegen.</translation>
    </message>
    <message>
        <source>The worker was lost {most_losses} times while it had this photo in work; the photo may need more memory than its machine has.</source>
        <translation>Der Arbeiter ging {most_losses}-mal verloren, während er an diesem Foto arbeitete; das Foto braucht vielleicht mehr Speicher, als sein Rechner hat.</translation>
    </message>
    <message>
        <source>The workers cannot start ({value}); install the same version of photochrom[cluster] on all machines.</source>
        <translation>Die Arbeiter können nicht starten ({value}); installieren Sie auf allen Rechnern dieselbe Version von photochrom[cluster].</translation>
    </message>
    <message>
        <source>The working size must be between {smallest_size} and {largest_size} pixels.</source>
        <translation>Die Arbeitsgröße muss zwischen {smallest_size} und {largest_size} Pixeln liegen.</translation>
    </message>
    <message>
        <source>There already is a model named &apos;{name}&apos;; add --replace to put this one in its place.</source>
        <translation>Es gibt schon ein Modell namens „{name}“; mit --replace tritt dieses an seine Stelle.</translation>
    </message>
    <message>
        <source>There are no photos in this folder itself; include its subfolders.</source>
        <translation>In diesem Ordner selbst sind keine Fotos; seine Unterordner einschließen.</translation>
    </message>
    <message>
        <source>There are no photos in this folder.</source>
        <translation>In diesem Ordner sind keine Fotos.</translation>
    </message>
    <message>
        <source>There is no model named &apos;{name}&apos;, nor any other; add one, or reinstall Photochrom.</source>
        <translation>Es gibt kein Modell namens „{name}“ und auch kein anderes; eines hinzufügen oder Photochrom neu installieren.</translation>
    </message>
    <message>
        <source>There is no model named &apos;{name}&apos;; choose one of {names}.</source>
        <translation>Es gibt kein Modell namens „{name}“; eines von diesen wählen: {names}.</translation>
    </message>
    <message>
        <source>There is no segmenter named &apos;{name}&apos;; the known ones are {names}.</source>
        <translation>Es gibt keinen Segmentierer namens „{name}“; bekannt sind {names}.</translation>
    </message>
    <message>
        <source>These settings of a batch are damaged or come from another version of Photochrom; choose them anew.</source>
        <translation>Diese Einstellungen eines Stapels sind beschädigt oder stammen von einer anderen Version von Photochrom; wählen Sie sie neu.</translation>
    </message>
    <message>
        <source>This drive knows no locks: take care that no other run works on the same folder.</source>
        <translation>Dieses Laufwerk kennt keine Sperren: Achten Sie darauf, dass kein anderer Lauf am selben Ordner arbeitet.</translation>
    </message>
    <message>
        <source>This run cannot be resumed.</source>
        <translation>Dieser Lauf kann nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>a color cast of {size} in a*b*</source>
        <translation>ein Farbstich von {size} in a*b*</translation>
    </message>
    <message>
        <source>a gray photo has colors</source>
        <translation>ein graues Foto hat Farben</translation>
    </message>
    <message>
        <source>answers in another size than its input or an integer fraction of it</source>
        <translation>antwortet in einer anderen Größe als der des Eingangs oder einem ganzzahligen Teil davon</translation>
    </message>
    <message>
        <source>does not answer a* and b*</source>
        <translation>antwortet nicht mit a* und b*</translation>
    </message>
    <message>
        <source>does not have an output for each of its {classes} colors</source>
        <translation>hat nicht für jede seiner {classes} Farben einen Ausgang</translation>
    </message>
    <message>
        <source>true, as it must be where no strength is given</source>
        <translation>an, wie es ohne eine Stärke sein muss</translation>
    </message>
    <message>
        <source>version {version}, file {value}</source>
        <translation>Version {version}, Datei {value}</translation>
    </message>
    <message>
        <source>{value} is no object</source>
        <translation>{value} ist kein Objekt</translation>
    </message>
    <message>
        <source>{value} is not known</source>
        <translation>{value} ist unbekannt</translation>
    </message>
    <message>
        <source>{where} keeps nothing of the photo</source>
        <translation>{where} lässt nichts vom Foto übrig</translation>
    </message>
    <message>
        <source>The folder to write into does not exist; choose another one or make it.</source>
        <translation>Den Ordner, in den geschrieben werden soll, gibt es nicht; einen anderen wählen oder ihn anlegen.</translation>
    </message>
    <message>
        <source>&apos;{journal_name}&apos; in this folder is damaged or no journal of Photochrom; rename or delete it: results stay, and resuming passes over photos that have one.</source>
        <translation>„{journal_name}“ in diesem Ordner ist beschädigt oder kein Journal von Photochrom; benennen Sie es um oder löschen Sie es: Ergebnisse bleiben, und beim Fortsetzen werden Fotos übergangen, die eines haben.</translation>
    </message>
    <message>
        <source>The picture has {megapixels} megapixels, more than the limit of {max_megapixels}; scale it down, or allow more megapixels if you trust the file.</source>
        <translation>Das Bild hat {megapixels} Megapixel, mehr als die Grenze von {max_megapixels}; es verkleinern oder mehr Megapixel erlauben, wenn die Datei vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>The preset is damaged or was edited by mistake ({what}); put that right or choose another one.</source>
        <translation>Die Vorgabe ist beschädigt oder wurde versehentlich geändert ({what}); berichtigen Sie das, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The preset was made by a newer Photochrom; update Photochrom or choose another preset.</source>
        <translation>Die Vorgabe stammt von einem neueren Photochrom; aktualisieren Sie Photochrom, oder wählen Sie eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>There is no such file; check its name and folder.</source>
        <translation>Diese Datei gibt es nicht; Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <source>There is no such model file; check its name and folder.</source>
        <translation>Diese Modelldatei gibt es nicht; Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <source>There is no such model to fetch; there are {names}.</source>
        <translation>Dieses Modell kann nicht heruntergeladen werden; es gibt {names}.</translation>
    </message>
    <message>
        <source>This color space of TIFF is not supported; save the picture as RGB.</source>
        <translation>Dieser Farbraum von TIFF wird nicht unterstützt; das Bild als RGB speichern.</translation>
    </message>
    <message>
        <source>This is a camera raw file; develop it to TIFF or JPEG first.</source>
        <translation>Das ist eine Rohdatei einer Kamera; sie erst zu TIFF oder JPEG entwickeln.</translation>
    </message>
    <message>
        <source>This is a folder, not a photo.</source>
        <translation>Das ist ein Ordner, kein Foto.</translation>
    </message>
    <message>
        <source>This is no JPEG, PNG, TIFF, WebP, BMP or GIF picture.</source>
        <translation>Das ist kein Bild in JPEG, PNG, TIFF, WebP, BMP oder GIF.</translation>
    </message>
    <message>
        <source>This is no Photochrom project, or its end is missing; use a backup of it.</source>
        <translation>Das ist kein Photochrom-Projekt, oder sein Ende fehlt; eine Sicherungskopie verwenden.</translation>
    </message>
    <message>
        <source>This is no Photochrom project.</source>
        <translation>Das ist kein Photochrom-Projekt.</translation>
    </message>
    <message>
        <source>This is no preset of Photochrom; choose another file.</source>
        <translation>Das ist keine Vorgabe von Photochrom; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>This kind of TIFF is not supported; save it as 8- or 16-bit RGB or gray.</source>
        <translation>Diese Art von TIFF wird nicht unterstützt; es als RGB oder Grau mit 8 oder 16 Bit speichern.</translation>
    </message>
    <message>
        <source>This kind of pixels is not supported; save the picture as RGB or gray.</source>
        <translation>Diese Art von Pixeln wird nicht unterstützt; das Bild als RGB oder Grau speichern.</translation>
    </message>
    <message>
        <source>This model came with Photochrom and cannot be removed.</source>
        <translation>Dieses Modell kam mit Photochrom und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>What the machine {machine} has written beside &apos;{target}&apos; cannot be seen here; results must go to a drive that all machines have under the same path.</source>
        <translation>Was der Rechner {machine} neben „{target}“ geschrieben hat, ist hier nicht zu sehen; Ergebnisse müssen auf ein Laufwerk, das alle Rechner unter demselben Pfad haben.</translation>
    </message>
    <message>
        <source>a field leaves its message</source>
        <translation>ein Feld überschreitet seine Nachricht</translation>
    </message>
    <message>
        <source>a list of at most {most}</source>
        <translation>eine Liste von höchstens {most}</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>a mask cannot be decoded</source>
        <translation>eine Maske kann nicht dekodiert werden</translation>
    </message>
    <message>
        <source>a mask has a wrong size</source>
        <translation>eine Maske hat eine falsche Größe</translation>
    </message>
    <message>
        <source>a mask is no gray picture of the right size</source>
        <translation>eine Maske ist kein graues Bild der richtigen Größe</translation>
    </message>
    <message>
        <source>a number leaves its message</source>
        <translation>eine Zahl überschreitet ihre Nachricht</translation>
    </message>
    <message>
        <source>a part cannot be unpacked</source>
        <translation>ein Teil kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>a part has another size than declared</source>
        <translation>ein Teil hat eine andere Größe als angegeben</translation>
    </message>
    <message>
        <source>a part is encrypted</source>
        <translation>ein Teil ist verschlüsselt</translation>
    </message>
    <message>
        <source>a part is larger than it can be</source>
        <translation>ein Teil ist größer, als er sein kann</translation>
    </message>
    <message>
        <source>a part is missing</source>
        <translation>ein Teil fehlt</translation>
    </message>
    <message>
        <source>a part is packed in an unknown way</source>
        <translation>ein Teil ist auf unbekannte Weise gepackt</translation>
    </message>
    <message>
        <source>a prediction and its model belong together</source>
        <translation>eine Vorhersage und ihr Modell gehören zusammen</translation>
    </message>
    <message>
        <source>a text of at most {longest} letters</source>
        <translation>ein Text von höchstens {longest} Buchstaben</translation>
    </message>
    <message>
        <source>an adjustment has masks</source>
        <translation>eine Anpassung hat Masken</translation>
    </message>
    <message>
        <source>an edit has a wrong number of masks</source>
        <translation>eine Bearbeitung hat eine falsche Anzahl von Masken</translation>
    </message>
    <message>
        <source>an edit has settings that it cannot have</source>
        <translation>eine Bearbeitung hat Einstellungen, die sie nicht haben kann</translation>
    </message>
    <message>
        <source>an encoder and a decoder just where objects are found</source>
        <translation>ein Encoder und ein Decoder nur dort, wo Objekte gesucht werden</translation>
    </message>
    <message>
        <source>answers in another size than a quarter of its input</source>
        <translation>antwortet in einer anderen Größe als einem Viertel des Eingangs</translation>
    </message>
    <message>
        <source>dust or scratches on {share} of the photo</source>
        <translation>Staub oder Kratzer auf {share} des Fotos</translation>
    </message>
    <message>
        <source>faded, L* from {black} to {white}</source>
        <translation>verblasst, L* von {black} bis {white}</translation>
    </message>
    <message>
        <source>grain of {sigma} L*</source>
        <translation>Korn von {sigma} L*</translation>
    </message>
    <message>
        <source>has &apos;{name}&apos; in another type than float32</source>
        <translation>hat „{name}“ in einem anderen Typ als float32</translation>
    </message>
    <message>
        <source>has &apos;{name}&apos; with another number of axes</source>
        <translation>hat „{name}“ mit einer anderen Anzahl von Achsen</translation>
    </message>
    <message>
        <source>it has too many masks</source>
        <translation>es hat zu viele Masken</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>es hat zu viele Teile</translation>
    </message>
    <message>
        <source>its description is no JSON</source>
        <translation>seine Beschreibung ist kein JSON</translation>
    </message>
    <message>
        <source>its history is not what it was</source>
        <translation>sein Verlauf ist nicht, was er war</translation>
    </message>
    <message>
        <source>its history is of another photo</source>
        <translation>sein Verlauf gehört zu einem anderen Foto</translation>
    </message>
    <message>
        <source>its libraries are missing or do not suit the driver</source>
        <translation>seine Bibliotheken fehlen oder passen nicht zum Treiber</translation>
    </message>
    <message>
        <source>its palette is none</source>
        <translation>seine Palette ist keine</translation>
    </message>
    <message>
        <source>its parts are not those that it lists</source>
        <translation>seine Teile sind nicht die, die es aufzählt</translation>
    </message>
    <message>
        <source>its photo has another size</source>
        <translation>sein Foto hat eine andere Größe</translation>
    </message>
    <message>
        <source>its prediction has a wrong length</source>
        <translation>seine Vorhersage hat eine falsche Länge</translation>
    </message>
    <message>
        <source>its prediction has a wrong shape</source>
        <translation>seine Vorhersage hat eine falsche Form</translation>
    </message>
    <message>
        <source>its prediction is beyond all colors</source>
        <translation>seine Vorhersage liegt jenseits aller Farben</translation>
    </message>
    <message>
        <source>its prediction is no array</source>
        <translation>seine Vorhersage ist keine Zahlentafel</translation>
    </message>
    <message>
        <source>its prediction is not finite</source>
        <translation>seine Vorhersage ist nicht endlich</translation>
    </message>
    <message>
        <source>its prediction is not of half precision</source>
        <translation>seine Vorhersage hat nicht halbe Genauigkeit</translation>
    </message>
    <message>
        <source>its prediction is of a model that finds no colors</source>
        <translation>seine Vorhersage ist von einem Modell, das keine Farben findet</translation>
    </message>
    <message>
        <source>lacks the output &apos;{value}&apos;</source>
        <translation>hat den Ausgang „{value}“ nicht</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed</source>
        <translation>kein NVIDIA-Treiber ist installiert</translation>
    </message>
    <message>
        <source>one answers {value} numbers, the other takes {value2}</source>
        <translation>einer antwortet mit {value} Zahlen, der andere nimmt {value2}</translation>
    </message>
    <message>
        <source>one is for {size} pixels, the other for {size2}</source>
        <translation>einer ist für {size} Pixel, der andere für {size2}</translation>
    </message>
    <message>
        <source>segmenter; finer masks, slower</source>
        <translation>Segmentierer; feinere Masken, langsamer</translation>
    </message>
    <message>
        <source>segmenter; finest masks, slowest</source>
        <translation>Segmentierer; feinste Masken, am langsamsten</translation>
    </message>
    <message>
        <source>segmenter; good masks, slow</source>
        <translation>Segmentierer; gute Masken, langsam</translation>
    </message>
    <message>
        <source>segmenter; small and fast, needs no PyTorch</source>
        <translation>Segmentierer; klein und schnell, braucht kein PyTorch</translation>
    </message>
    <message>
        <source>takes &apos;{name}&apos; in one fixed size only</source>
        <translation>nimmt „{name}“ nur in einer festen Größe</translation>
    </message>
    <message>
        <source>takes &apos;{name}&apos; with another number of channels</source>
        <translation>nimmt „{name}“ mit einer anderen Anzahl von Kanälen</translation>
    </message>
    <message>
        <source>takes the inputs {value} instead of {value2}</source>
        <translation>nimmt die Eingänge {value} statt {value2}</translation>
    </message>
    <message>
        <source>the NVIDIA driver does not start</source>
        <translation>der NVIDIA-Treiber startet nicht</translation>
    </message>
    <message>
        <source>the NVIDIA driver finds no graphics card</source>
        <translation>der NVIDIA-Treiber findet keine Grafikkarte</translation>
    </message>
    <message>
        <source>the installed ONNX Runtime was built without it</source>
        <translation>die installierte ONNX Runtime wurde ohne sie gebaut</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>der Prozessor</translation>
    </message>
    <message>
        <source>two of its parts have the same name</source>
        <translation>zwei seiner Teile haben denselben Namen</translation>
    </message>
    <message>
        <source>uneven light, {stops} stops</source>
        <translation>ungleichmäßiges Licht, {stops} Blenden</translation>
    </message>
    <message>
        <source>unknown wire type {wire_type}</source>
        <translation>unbekannter Wire-Typ {wire_type}</translation>
    </message>
    <message>
        <source>{reasons}; the model runs on {value}.</source>
        <translation>{reasons}; stattdessen rechnet {value}.</translation>
    </message>
    <message>
        <source>{results} made in another way: {value}.</source>
        <translation>{results} auf andere Weise gemacht: {value}.</translation>
    </message>
    <message>
        <source>{title} (was {value}, is {value2})</source>
        <translation>{title} (war {value}, ist {value2})</translation>
    </message>
    <message>
        <source>{title} holds 8 bits per channel; choose PNG or TIFF for 16.</source>
        <translation>{title} fasst 8 Bit je Kanal; für 16 PNG oder TIFF wählen.</translation>
    </message>
    <message>
        <source>{title} holds at most {max_side} pixels per side; choose PNG or TIFF.</source>
        <translation>{title} fasst höchstens {max_side} Pixel je Seite; PNG oder TIFF wählen.</translation>
    </message>
    <message>
        <source>{value} cannot be used ({reason})</source>
        <translation>{value} ist nicht nutzbar ({reason})</translation>
    </message>
    <message>
        <source>{where} is of an unknown edit</source>
        <translation>{where} gehört zu einer unbekannten Bearbeitung</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Photochrom</source>
        <translation>Photochrom</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Einzelheiten des Fehlers</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show what the program knows about the error</source>
        <translation>Zeigen, was das Programm über den Fehler weiß</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the details, to paste them into a message</source>
        <translation>Die Einzelheiten kopieren, um sie in eine Nachricht einzufügen</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Protokoll öffnen</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The computer has too little memory for this; close other photos or programs and try again.</source>
        <translation>Der Rechner hat dafür zu wenig Speicher; andere Fotos oder Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; your photos are as they were, so try again, and send the details to the makers of Photochrom if it happens once more.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen; die Fotos sind, wie sie waren. Noch einmal versuchen und die Einzelheiten an die Macher von Photochrom senden, wenn es wieder geschieht.</translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>More keeps more detail and makes a larger file.</source>
        <translation>Mehr erhält mehr Einzelheiten und ergibt eine größere Datei.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>{bits} Bit je Kanal</translation>
    </message>
    <message>
        <source>File format of the export</source>
        <translation>Dateiformat des Exports</translation>
    </message>
    <message>
        <source>16 bits keep finer tones; the file is larger</source>
        <translation>16 Bit erhalten feinere Töne; die Datei wird größer</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Längste Seite</translation>
    </message>
    <message>
        <source>As the photo ({format})</source>
        <translation>Wie das Foto ({format})</translation>
    </message>
    <message>
        <source>As the photo ({bits})</source>
        <translation>Wie das Foto ({bits})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>A note that the colors are a machine&apos;s guess is always put into the file.</source>
        <translation>Ein Vermerk, dass die Farben von einer Maschine geraten sind, kommt immer in die Datei.</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Write the photo, restored and in color, to a file</source>
        <translation>Das Foto restauriert und in Farbe in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Stop the export; nothing is left behind</source>
        <translation>Den Export anhalten; nichts bleibt zurück</translation>
    </message>
    <message>
        <source>Show the exported file among its neighbors</source>
        <translation>Die exportierte Datei unter ihren Nachbarn zeigen</translation>
    </message>
    <message>
        <source>An export is running.</source>
        <translation>Ein Export läuft.</translation>
    </message>
    <message>
        <source>Apply or cancel first what you are trying out.</source>
        <translation>Erst anwenden oder abbrechen, was gerade ausprobiert wird.</translation>
    </message>
    <message>
        <source>A note of what was restored is always put into the file.</source>
        <translation>Ein Vermerk, was restauriert wurde, kommt immer in die Datei.</translation>
    </message>
    <message>
        <source>Exported as {name}</source>
        <translation>Exportiert als {name}</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>“{name}” is there already.</source>
        <translation>„{name}“ ist schon da.</translation>
    </message>
    <message>
        <source>Replace it, or keep it and choose another name?</source>
        <translation>Sie ersetzen, oder sie behalten und einen anderen Namen wählen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>ExportPlace</name>
    <message>
        <source>Choose a folder for the export.</source>
        <translation>Einen Ordner für den Export wählen.</translation>
    </message>
    <message>
        <source>That is the name of the original; add something to the name.</source>
        <translation>Das ist der Name des Originals; dem Namen etwas hinzufügen.</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>Neben dem Foto</translation>
    </message>
    <message>
        <source>In another folder</source>
        <translation>In einem anderen Ordner</translation>
    </message>
    <message>
        <source>Where the export goes; the original is never changed</source>
        <translation>Wohin der Export geht; das Original wird nie verändert</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
    <message>
        <source>The folder that exports go to</source>
        <translation>Der Ordner, in den Exporte gehen</translation>
    </message>
    <message>
        <source>Choose the folder for exports</source>
        <translation>Ordner für Exporte wählen</translation>
    </message>
    <message>
        <source>{name} stands for the name of the photo, {folder} for that of its folder</source>
        <translation>{name} steht für den Namen des Fotos, {folder} für den seines Ordners</translation>
    </message>
    <message>
        <source>Name of the export</source>
        <translation>Name des Exports</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>FetchBox</name>
    <message>
        <source>&amp;Fetch</source>
        <translation>Herunter&amp;laden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Fetching {0}</source>
        <translation>{0} wird heruntergeladen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Models that can be fetched</source>
        <translation>Modelle zum Herunterladen</translation>
    </message>
    <message>
        <source>Models of others that Photochrom can download</source>
        <translation>Modelle anderer, die Photochrom herunterladen kann</translation>
    </message>
    <message>
        <source>Download the selected model and install it</source>
        <translation>Das ausgewählte Modell herunterladen und installieren</translation>
    </message>
    <message>
        <source>Stop; what has arrived is kept for the next time</source>
        <translation>Anhalten; was angekommen ist, wird für das nächste Mal behalten</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Fortschritt des Downloads</translation>
    </message>
    <message>
        <source>Choose a model of the list first.</source>
        <translation>Erst ein Modell der Liste wählen.</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>The model is installed and can be chosen.</source>
        <translation>Das Modell ist installiert und kann gewählt werden.</translation>
    </message>
    <message>
        <source>Stopped. Fetch the model again to go on from there.</source>
        <translation>Angehalten. Das Modell noch einmal herunterladen, um dort weiterzumachen.</translation>
    </message>
    <message>
        <source>Replace the model?</source>
        <translation>Das Modell ersetzen?</translation>
    </message>
    <message>
        <source>You have a model named “{0}” already. Replace it?</source>
        <translation>Es gibt schon ein eigenes Modell namens „{0}“. Soll es ersetzt werden?</translation>
    </message>
</context>
<context>
    <name>FigureTexts</name>
    <message>
        <source>PSNR {0} dB</source>
        <translation>PSNR {0} dB</translation>
    </message>
    <message>
        <source>a*b* error {0}</source>
        <translation>a*b*-Fehler {0}</translation>
    </message>
    <message>
        <source>TAR {0} %</source>
        <translation>TAR {0} %</translation>
    </message>
    <message>
        <source>CNR {0}</source>
        <translation>CNR {0}</translation>
    </message>
    <message>
        <source>CCAR {0} %</source>
        <translation>CCAR {0} %</translation>
    </message>
    <message>
        <source>chroma {0} of the original&apos;s</source>
        <translation>Buntheit {0} des Originals</translation>
    </message>
    <message>
        <source>IoU {0} after one click</source>
        <translation>IoU {0} nach einem Klick</translation>
    </message>
    <message>
        <source>{0} after two</source>
        <translation>{0} nach zwei</translation>
    </message>
    <message>
        <source>{0} after three</source>
        <translation>{0} nach drei</translation>
    </message>
    <message>
        <source>{0} after five</source>
        <translation>{0} nach fünf</translation>
    </message>
    <message>
        <source>{0} with a box</source>
        <translation>{0} mit einem Rahmen</translation>
    </message>
    <message>
        <source>{0} clicks until IoU 0.85</source>
        <translation>{0} Klicks bis IoU 0,85</translation>
    </message>
</context>
<context>
    <name>FileScan</name>
    <message>
        <source>No file can have this name.</source>
        <translation>So kann keine Datei heißen.</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Apply its edits to many photos…</source>
        <translation>&amp;Bearbeitungen auf viele Fotos anwenden…</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>Foto schl&amp;ießen</translation>
    </message>
    <message>
        <source>not colorized yet</source>
        <translation>noch nicht koloriert</translation>
    </message>
    <message>
        <source>colorized, not saved</source>
        <translation>koloriert, nicht gespeichert</translation>
    </message>
    <message>
        <source>edited, not saved</source>
        <translation>bearbeitet, nicht gespeichert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>FrameBox</name>
    <message>
        <source>Suggest</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Progress of the search for the frame</source>
        <translation>Fortschritt der Suche nach dem Ausschnitt</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Die Suche anhalten</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Turn the photo counterclockwise, and crop the empty corners.</source>
        <translation>Das Foto gegen den Uhrzeigersinn drehen und die leeren Ecken abschneiden.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The photo is neither turned nor cropped.</source>
        <translation>Das Foto ist weder gedreht noch beschnitten.</translation>
    </message>
    <message>
        <source>Suggested: {frame}</source>
        <translation>Vorschlag: {frame}</translation>
    </message>
    <message>
        <source>No border or tilt was found; turn the photo by hand if need be.</source>
        <translation>Kein Rand und keine Neigung gefunden; das Foto bei Bedarf von Hand drehen.</translation>
    </message>
    <message>
        <source>Look for the edges of the print in its scan; you decide what becomes of it</source>
        <translation>Die Ränder des Abzugs im Scan suchen; was daraus wird, bleibt frei</translation>
    </message>
    <message>
        <source>Turn and crop the photo as marked</source>
        <translation>Das Foto drehen und beschneiden wie markiert</translation>
    </message>
    <message>
        <source>Leave the photo as it is</source>
        <translation>Das Foto lassen, wie es ist</translation>
    </message>
    <message>
        <source>Show the whole photo again, as it was scanned</source>
        <translation>Wieder das ganze Foto zeigen, wie es gescannt wurde</translation>
    </message>
</context>
<context>
    <name>FramedOriginal</name>
    <message>
        <source>Draw the original</source>
        <translation>Original zeichnen</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Wheel or pinch</source>
        <translation>Mausrad oder Fingergeste</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Auf den Zeiger zoomen</translation>
    </message>
    <message>
        <source>Space and drag, or middle button</source>
        <translation>Leertaste und Ziehen, oder mittlere Taste</translation>
    </message>
    <message>
        <source>Move the photo with any tool</source>
        <translation>Das Foto mit jedem Werkzeug verschieben</translation>
    </message>
    <message>
        <source>Drag the line</source>
        <translation>Die Linie ziehen</translation>
    </message>
    <message>
        <source>Compare with the original</source>
        <translation>Mit dem Original vergleichen</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Select the object under the pointer</source>
        <translation>Das Objekt unter dem Zeiger auswählen</translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation>Umschalt und Klick</translation>
    </message>
    <message>
        <source>Add a part to the object</source>
        <translation>Dem Objekt einen Teil hinzufügen</translation>
    </message>
    <message>
        <source>Alt and click</source>
        <translation>Alt und Klick</translation>
    </message>
    <message>
        <source>Take a part away from the object</source>
        <translation>Dem Objekt einen Teil wegnehmen</translation>
    </message>
    <message>
        <source>Drag with the select tool</source>
        <translation>Ziehen mit dem Auswahlwerkzeug</translation>
    </message>
    <message>
        <source>Draw a box around an object</source>
        <translation>Einen Rahmen um ein Objekt ziehen</translation>
    </message>
    <message>
        <source>Alt and drag, or right button, while marking damage</source>
        <translation>Alt und Ziehen, oder rechte Taste, beim Markieren von Schäden</translation>
    </message>
    <message>
        <source>Protect what is no damage</source>
        <translation>Schützen, was kein Schaden ist</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>See other parts of the photo</source>
        <translation>Andere Teile des Fotos sehen</translation>
    </message>
    <message>
        <source>Ctrl and arrow keys, farther with Shift</source>
        <translation>Strg und Pfeiltasten, mit Umschalt weiter</translation>
    </message>
    <message>
        <source>Point at another place without a mouse</source>
        <translation>Ohne Maus auf eine andere Stelle zeigen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <source>Click the place that is pointed at</source>
        <translation>Auf die gezeigte Stelle klicken</translation>
    </message>
</context>
<context>
    <name>HarmonizeBox</name>
    <message>
        <source>Colors of the object that are further away take its main color.</source>
        <translation>Farben des Objekts, die weiter entfernt sind, nehmen seine Hauptfarbe an.</translation>
    </message>
    <message>
        <source>Tolerance green to red (Δa*)</source>
        <translation>Toleranz Grün bis Rot (Δa*)</translation>
    </message>
    <message>
        <source>Tolerance blue to yellow (Δb*)</source>
        <translation>Toleranz Blau bis Gelb (Δb*)</translation>
    </message>
    <message>
        <source>How much of the change is made.</source>
        <translation>Wie viel von der Änderung ausgeführt wird.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Harmonize the object</source>
        <translation>Das Objekt harmonisieren</translation>
    </message>
    <message>
        <source>Harmonize all objects</source>
        <translation>Alle Objekte harmonisieren</translation>
    </message>
    <message>
        <source>Find all objects of the photo and give each its main color</source>
        <translation>Alle Objekte des Fotos suchen und jedem seine Hauptfarbe geben</translation>
    </message>
    <message>
        <source>Progress of harmonizing all objects</source>
        <translation>Fortschritt beim Harmonisieren aller Objekte</translation>
    </message>
    <message>
        <source>Leave the objects alone</source>
        <translation>Die Objekte lassen, wie sie sind</translation>
    </message>
    <message>
        <source>All objects are being harmonized.</source>
        <translation>Alle Objekte werden harmonisiert.</translation>
    </message>
</context>
<context>
    <name>HintBox</name>
    <message>
        <source>Place points</source>
        <translation>Punkte setzen</translation>
    </message>
    <message>
        <source>Only within the selected object</source>
        <translation>Nur innerhalb des ausgewählten Objekts</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>How far a color spreads over even areas, as a share of the photo.</source>
        <translation>Wie weit sich eine Farbe über gleichmäßige Flächen ausbreitet, als Anteil des Fotos.</translation>
    </message>
    <message>
        <source>Give it this color</source>
        <translation>Ihm diese Farbe geben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Click the photo where it should have the color below</source>
        <translation>Im Foto dorthin klicken, wo es die Farbe unten haben soll</translation>
    </message>
    <message>
        <source>Colors of new points do not leave the selected object</source>
        <translation>Farben neuer Punkte verlassen das ausgewählte Objekt nicht</translation>
    </message>
    <message>
        <source>Give the chosen point the color above</source>
        <translation>Dem gewählten Punkt die Farbe oben geben</translation>
    </message>
    <message>
        <source>Remove the chosen point</source>
        <translation>Den gewählten Punkt entfernen</translation>
    </message>
    <message>
        <source>No points yet. Place one where a color is missing.</source>
        <translation>Noch keine Punkte. Einen dort setzen, wo eine Farbe fehlt.</translation>
    </message>
    <message>
        <source>Choose a point in the list first.</source>
        <translation>Erst einen Punkt der Liste wählen.</translation>
    </message>
</context>
<context>
    <name>HintList</name>
    <message>
        <source>Color points</source>
        <translation>Farbpunkte</translation>
    </message>
    <message>
        <source>At {x}, {y}</source>
        <translation>Bei {x}, {y}</translation>
    </message>
    <message>
        <source>a* {a}, b* {b}</source>
        <translation>a* {a}, b* {b}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Change the settings of this step</source>
        <translation>Die Einstellungen dieses Schritts ändern</translation>
    </message>
    <message>
        <source>Apply this step earlier</source>
        <translation>Diesen Schritt früher anwenden</translation>
    </message>
    <message>
        <source>Apply this step later</source>
        <translation>Diesen Schritt später anwenden</translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation>Diesen Schritt entfernen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Steps of this photo</source>
        <translation>Schritte dieses Fotos</translation>
    </message>
    <message>
        <source>Click an entry to go back to it, or forward</source>
        <translation>Auf einen Eintrag klicken, um zu ihm zurück oder vor zu gehen</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>Bisher getan</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Choose a step in the list first.</source>
        <translation>Erst einen Schritt der Liste wählen.</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>Das ist der erste Schritt.</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>Das ist der letzte Schritt.</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Pasted {time}</source>
        <translation>Eingefügt {time}</translation>
    </message>
    <message>
        <source>The picture could not be stored; check the disk with your pictures.</source>
        <translation>Das Bild konnte nicht abgelegt werden; den Datenträger mit den Bildern prüfen.</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Progress: {title}</source>
        <translation>Fortschritt: {title}</translation>
    </message>
    <message>
        <source>Cancel: {title}</source>
        <translation>Abbrechen: {title}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Work is going on</source>
        <translation>Arbeit läuft noch</translation>
    </message>
    <message>
        <source>This is not finished yet:</source>
        <translation>Das ist noch nicht fertig:</translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation>&amp;Anhalten und beenden</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Look for photos</source>
        <translation>Fotos suchen</translation>
    </message>
</context>
<context>
    <name>Licenses</name>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>Find colors</source>
        <translation>Farben finden</translation>
    </message>
</context>
<context>
    <name>LiveSlider</name>
    <message>
        <source>{tip} A double click, or the Delete key, resets it.</source>
        <translation>{tip} Ein Doppelklick oder die Taste Entf setzt zurück.</translation>
    </message>
</context>
<context>
    <name>LoadedModels</name>
    <message>
        <source>No model is loaded yet</source>
        <translation>Noch kein Modell geladen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Grafikkarte (DirectML)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Photochrom</source>
        <translation>Photochrom</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>MemoryPage</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Memory for photos that were looked at before</source>
        <translation>Speicher für Fotos, die vorher angesehen wurden</translation>
    </message>
    <message>
        <source>Photochrom keeps the photos that you looked at last in memory, so that going back to them takes no time. With less, it reads them again; nothing is lost.</source>
        <translation>Photochrom behält die zuletzt angesehenen Fotos im Speicher, damit es ohne Warten zu ihnen zurückgeht. Mit weniger liest es sie neu; nichts geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Keep photos in up to</source>
        <translation>Fotos &amp;behalten in bis zu</translation>
    </message>
</context>
<context>
    <name>MetadataBox</name>
    <message>
        <source>Keep date, caption and other data</source>
        <translation>Datum, Bildtext und andere Angaben behalten</translation>
    </message>
    <message>
        <source>Keep what the photo says about itself, such as date, place, caption and camera; resolution and color profile always stay</source>
        <translation>Behalten, was das Foto über sich sagt, etwa Datum, Ort, Bildtext und Kamera; Auflösung und Farbprofil bleiben immer</translation>
    </message>
</context>
<context>
    <name>MissingPhoto</name>
    <message>
        <source>The photo is missing</source>
        <translation>Das Foto fehlt</translation>
    </message>
    <message>
        <source>&amp;Find the photo…</source>
        <translation>&amp;Foto suchen…</translation>
    </message>
    <message>
        <source>Where is the photo?</source>
        <translation>Wo ist das Foto?</translation>
    </message>
</context>
<context>
    <name>ModelChoices</name>
    <message>
        <source>Looking for models</source>
        <translation>Modelle werden gesucht</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Finds colors</source>
        <translation>Findet Farben</translation>
    </message>
    <message>
        <source>Finds colors, without alternatives</source>
        <translation>Findet Farben, ohne Alternativen</translation>
    </message>
    <message>
        <source>Finds objects (encoder)</source>
        <translation>Findet Objekte (Encoder)</translation>
    </message>
    <message>
        <source>Finds objects (decoder)</source>
        <translation>Findet Objekte (Decoder)</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>came with Photochrom</source>
        <translation>kam mit Photochrom</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>selbst hinzugefügt</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>Arbeitsgröße</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} Pixel</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>{count} colors</source>
        <translation>{count} Farben</translation>
    </message>
    <message>
        <source>one color each, no alternatives</source>
        <translation>je eine Farbe, keine Alternativen</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>eigenes</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Modelle werden gesucht</translation>
    </message>
    <message>
        <source>Adding models</source>
        <translation>Modelle werden hinzugefügt</translation>
    </message>
    <message>
        <source>Removing {0}</source>
        <translation>{0} wird entfernt</translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation>Hinzugefügt: {0}</translation>
    </message>
    <message>
        <source>Replace the models?</source>
        <translation>Die Modelle ersetzen?</translation>
    </message>
    <message>
        <source>You have models of these names already. Replace them by {0}?</source>
        <translation>Es gibt schon eigene Modelle mit diesen Namen. Sollen sie durch {0} ersetzt werden?</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>Das Modell entfernen?</translation>
    </message>
    <message>
        <source>The file of “{0}” will be deleted.</source>
        <translation>Die Datei von „{0}“ wird gelöscht.</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>All models that there are</source>
        <translation>Alle Modelle, die es gibt</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Über das Modell</translation>
    </message>
    <message>
        <source>What the model says about itself</source>
        <translation>Was das Modell über sich sagt</translation>
    </message>
    <message>
        <source>Add model files that you have</source>
        <translation>Vorhandene Modelldateien hinzufügen</translation>
    </message>
    <message>
        <source>Get more models</source>
        <translation>Mehr Modelle</translation>
    </message>
    <message>
        <source>Delete the file of the selected model</source>
        <translation>Die Datei des ausgewählten Modells löschen</translation>
    </message>
    <message>
        <source>Models that came with Photochrom cannot be removed.</source>
        <translation>Modelle, die mit Photochrom kamen, können nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>Modelldateien</translation>
    </message>
    <message>
        <source>Models ({0})</source>
        <translation>Modelle ({0})</translation>
    </message>
</context>
<context>
    <name>NumberTexts</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
</context>
<context>
    <name>ObjectBox</name>
    <message>
        <source>Previous candidate</source>
        <translation>Vorheriger Kandidat</translation>
    </message>
    <message>
        <source>Next candidate</source>
        <translation>Nächster Kandidat</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>Alle Objekte</translation>
    </message>
    <message>
        <source>Let go of the object</source>
        <translation>Das Objekt loslassen</translation>
    </message>
    <message>
        <source>Find all objects of the photo, to choose one by a click</source>
        <translation>Alle Objekte des Fotos suchen, um eines mit einem Klick zu wählen</translation>
    </message>
    <message>
        <source>Progress of the search for objects</source>
        <translation>Fortschritt der Suche nach Objekten</translation>
    </message>
    <message>
        <source>Stop looking for objects</source>
        <translation>Die Suche nach Objekten anhalten</translation>
    </message>
    <message>
        <source>There is only one candidate.</source>
        <translation>Es gibt nur einen Kandidaten.</translation>
    </message>
    <message>
        <source>{index} of {count}</source>
        <translation>{index} von {count}</translation>
    </message>
    <message>
        <source>Click an object in the photo, or drag a box around it.</source>
        <translation>Auf ein Objekt im Foto klicken oder einen Rahmen darum ziehen.</translation>
    </message>
</context>
<context>
    <name>ObjectLightness</name>
    <message>
        <source>Measuring lightness</source>
        <translation>Helligkeit messen</translation>
    </message>
</context>
<context>
    <name>ObjectSearch</name>
    <message>
        <source>Find all objects</source>
        <translation>Alle Objekte suchen</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Photos and projects ({patterns})</source>
        <translation>Fotos und Projekte ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open a folder with photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>There is no photo to paste; copy one, or its file, and try again.</source>
        <translation>Es gibt kein Foto zum Einfügen; eines oder seine Datei kopieren und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
</context>
<context>
    <name>OutputBox</name>
    <message>
        <source>Metadata in a file &amp;beside it, too (XMP)</source>
        <translation>Metadaten auch in D&amp;atei daneben (XMP)</translation>
    </message>
    <message>
        <source>Make a contact s&amp;heet</source>
        <translation>&amp;Kontaktbogen erstellen</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Einen Ordner für die Ergebnisse wählen.</translation>
    </message>
    <message>
        <source>Choose the folder for the results with its whole path.</source>
        <translation>Den Ordner für die Ergebnisse mit seinem ganzen Pfad wählen.</translation>
    </message>
    <message>
        <source>Folder of each photo</source>
        <translation>Ordner jedes Fotos</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>Ein Ordner für alle</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Das Foto überspringen</translation>
    </message>
    <message>
        <source>Replace the result</source>
        <translation>Das Ergebnis ersetzen</translation>
    </message>
    <message>
        <source>As each photo</source>
        <translation>Wie jedes Foto</translation>
    </message>
    <message>
        <source>{0} bits per channel</source>
        <translation>{0} Bit je Kanal</translation>
    </message>
    <message>
        <source>Where the colorized photos go; originals are never changed</source>
        <translation>Wohin die kolorierten Fotos gehen; Originale werden nie verändert</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>The tree of subfolders is kept inside this folder</source>
        <translation>Die Gliederung in Unterordner bleibt in diesem Ordner erhalten</translation>
    </message>
    <message>
        <source>Choose the folder for the results</source>
        <translation>Den Ordner für die Ergebnisse wählen</translation>
    </message>
    <message>
        <source>{0} stands for the name of the photo, {1} for that of its folder</source>
        <translation>{0} steht für den Namen des Fotos, {1} für den seines Ordners</translation>
    </message>
    <message>
        <source>What happens where a result is there already</source>
        <translation>Was geschieht, wo schon ein Ergebnis ist</translation>
    </message>
    <message>
        <source>File format of the results</source>
        <translation>Dateiformat der Ergebnisse</translation>
    </message>
    <message>
        <source>Of JPEG and WebP: more is better and larger</source>
        <translation>Bei JPEG und WebP: mehr ist besser und größer</translation>
    </message>
    <message>
        <source>16 bits keep finer tones; PNG and TIFF hold them</source>
        <translation>16 Bit erhalten feinere Töne; PNG und TIFF können sie aufnehmen</translation>
    </message>
    <message>
        <source>For programs that read no metadata inside photos: RESULT.xmp beside each</source>
        <translation>Für Programme, die keine Metadaten in Fotos lesen: ERGEBNIS.xmp neben jedem</translation>
    </message>
    <message>
        <source>Pages for a browser with all photos, before and after, in the output folder</source>
        <translation>Seiten für einen Browser mit allen Fotos, vorher und nachher, im Ausgabeordner</translation>
    </message>
    <message>
        <source>&amp;Results go to</source>
        <translation>E&amp;rgebnisse nach</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>If one &amp;exists</source>
        <translation>Falls &amp;vorhanden</translation>
    </message>
    <message>
        <source>Forma&amp;t</source>
        <translation>Forma&amp;t</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>&amp;Bit depth</source>
        <translation>&amp;Bittiefe</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>Gr&amp;öße</translation>
    </message>
    <message>
        <source>&amp;Longest side</source>
        <translation>&amp;Längste Seite</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>{0} becomes {1}</source>
        <translation>{0} wird zu {1}</translation>
    </message>
</context>
<context>
    <name>OverlayLayer</name>
    <message>
        <source>Light objects up</source>
        <translation>Objekte hervorheben</translation>
    </message>
</context>
<context>
    <name>PhotoCommands</name>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Photochrom projects ({pattern})</source>
        <translation>Photochrom-Projekte ({pattern})</translation>
    </message>
</context>
<context>
    <name>PhotoNotice</name>
    <message>
        <source>{name}: {sentence}</source>
        <translation>{name}: {sentence}</translation>
    </message>
</context>
<context>
    <name>PhotoReader</name>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Original colors</source>
        <translation>Eigene Farben des Fotos</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>PhotoTable</name>
    <message>
        <source>Find colors</source>
        <translation>Farben finden</translation>
    </message>
    <message>
        <source>Draw the original</source>
        <translation>Original zeichnen</translation>
    </message>
    <message>
        <source>Find uncertain colors</source>
        <translation>Unsichere Farben finden</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
</context>
<context>
    <name>PictureLayer</name>
    <message>
        <source>Draw the photo</source>
        <translation>Foto zeichnen</translation>
    </message>
</context>
<context>
    <name>PictureThumbnail</name>
    <message>
        <source>Make thumbnails</source>
        <translation>Vorschaubilder erstellen</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Choose a page</source>
        <translation>Eine Seite wählen</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Open or sa&amp;ve</source>
        <translation>Öffnen/Spei&amp;chern</translation>
    </message>
    <message>
        <source>As i&amp;n the open photo</source>
        <translation>W&amp;ie geöffnetes Foto</translation>
    </message>
    <message>
        <source>&amp;Open preset…</source>
        <translation>Vorgabe &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save preset…</source>
        <translation>Vorgabe &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Usual choices</source>
        <translation>Übliche &amp;Auswahl</translation>
    </message>
    <message>
        <source>Begin with what is set for single photos</source>
        <translation>Mit dem beginnen, was für einzelne Fotos eingestellt ist</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Keep these choices in a file, or open such a file; it can be dropped, too</source>
        <translation>Diese Auswahl in einer Datei behalten oder eine solche Datei öffnen; sie kann auch hier abgelegt werden</translation>
    </message>
    <message>
        <source>Do to all photos what was done to the open one, as far as that makes sense</source>
        <translation>Mit allen Fotos tun, was mit dem geöffneten getan wurde, soweit das sinnvoll ist</translation>
    </message>
    <message>
        <source>Presets ({0})</source>
        <translation>Vorgaben ({0})</translation>
    </message>
    <message>
        <source>Open preset</source>
        <translation>Vorgabe öffnen</translation>
    </message>
    <message>
        <source>my choices</source>
        <translation>meine Auswahl</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Vorgabe speichern</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Vividness</source>
        <translation>Farbkraft</translation>
    </message>
    <message>
        <source>How strong the colors are; 100 % is what the model found.</source>
        <translation>Wie kräftig die Farben sind; 100 % ist, was das Modell gefunden hat.</translation>
    </message>
    <message>
        <source>Rebalancing</source>
        <translation>Farbausgleich</translation>
    </message>
    <message>
        <source>How much regions that the model left pale gain in color.</source>
        <translation>Wie viel Farbe Bereiche gewinnen, die das Modell blass ließ.</translation>
    </message>
    <message>
        <source>&amp;Harmonize all objects</source>
        <translation>Alle Objekte &amp;harmonisieren</translation>
    </message>
    <message>
        <source>temperature {0}</source>
        <translation>Temperatur {0}</translation>
    </message>
    <message>
        <source>colors spread without regard to edges</source>
        <translation>Farben breiten sich ohne Rücksicht auf Kanten aus</translation>
    </message>
    <message>
        <source>tolerance {0} and {1}, strength {2}</source>
        <translation>Toleranz {0} und {1}, Stärke {2}</translation>
    </message>
    <message>
        <source>The model that finds the colors</source>
        <translation>Das Modell, das die Farben findet</translation>
    </message>
    <message>
        <source>The shorter side of the photos as the model sees them; more takes longer</source>
        <translation>Die kürzere Seite der Fotos, wie das Modell sie sieht; mehr dauert länger</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>Die des Modells</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} Pixel</translation>
    </message>
    <message>
        <source>How a color is chosen among those that the model held for possible</source>
        <translation>Wie eine Farbe unter denen gewählt wird, die das Modell für möglich hielt</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Working si&amp;ze</source>
        <translation>&amp;Arbeitsgröße</translation>
    </message>
    <message>
        <source>&amp;Decoding</source>
        <translation>&amp;Dekodierung</translation>
    </message>
    <message>
        <source>This model finds one color for each place and weighs no others.</source>
        <translation>Dieses Modell findet für jede Stelle eine Farbe und wägt keine anderen ab.</translation>
    </message>
    <message>
        <source>Find the objects of every photo and give each one color; takes much longer</source>
        <translation>Die Objekte jedes Fotos suchen und jedem eine Farbe geben; dauert viel länger</translation>
    </message>
    <message>
        <source>No segmenter is installed; add one in the preferences.</source>
        <translation>Kein Segmentierer ist installiert; in den Einstellungen einen hinzufügen.</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Opening the preset</source>
        <translation>Vorgabe öffnen</translation>
    </message>
    <message>
        <source>Saving the preset</source>
        <translation>Vorgabe speichern</translation>
    </message>
    <message>
        <source>The preset is not saved</source>
        <translation>Die Vorgabe ist nicht gespeichert</translation>
    </message>
    <message>
        <source>The preset cannot be saved</source>
        <translation>Die Vorgabe kann nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The preset cannot be opened</source>
        <translation>Die Vorgabe kann nicht geöffnet werden</translation>
    </message>
</context>
<context>
    <name>ProgressBox</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Answer the question above first</source>
        <translation>Erst die Frage oben beantworten</translation>
    </message>
    <message>
        <source>Colorize all photos of the list</source>
        <translation>Alle Fotos der Liste kolorieren</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Durchgangs</translation>
    </message>
    <message>
        <source>How many of the photos are finished</source>
        <translation>Wie viele der Fotos fertig sind</translation>
    </message>
    <message>
        <source>End the run; finished results stay</source>
        <translation>Den Durchgang beenden; fertige Ergebnisse bleiben</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Fort&amp;setzen</translation>
    </message>
    <message>
        <source>Go on where the run was paused</source>
        <translation>Dort weitermachen, wo der Durchgang angehalten wurde</translation>
    </message>
    <message>
        <source>Finish the photos in work and begin no others</source>
        <translation>Die Fotos in Arbeit fertigstellen und keine anderen beginnen</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Colorize many photos</source>
        <translation>Viele Fotos kolorieren</translation>
    </message>
    <message>
        <source>Nothing left to colorize</source>
        <translation>Nichts mehr zu kolorieren</translation>
    </message>
    <message>
        <source>1 photo to colorize</source>
        <translation>1 Foto zu kolorieren</translation>
    </message>
    <message numerus="yes">
        <source>%n photos to colorize</source>
        <translation>
            <numerusform>%n Foto zu kolorieren</numerusform>
            <numerusform>%n Fotos zu kolorieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for the photos and loading the model</source>
        <translation>Die Fotos werden gesucht, und das Modell wird geladen</translation>
    </message>
    <message>
        <source>Photos in work are dropped; finished results stay.</source>
        <translation>Fotos in Arbeit werden fallen gelassen; fertige Ergebnisse bleiben.</translation>
    </message>
    <message>
        <source>Add folders or photos, look at the choices, and start.</source>
        <translation>Ordner oder Fotos hinzufügen, die Auswahl ansehen und starten.</translation>
    </message>
    <message numerus="yes">
        <source>%n not chosen</source>
        <translation>
            <numerusform>%n nicht gewählt</numerusform>
            <numerusform>%n nicht gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is ready.</source>
        <translation>Alles ist bereit.</translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation>{0} von {1} Fotos</translation>
    </message>
    <message numerus="yes">
        <source>%n done before</source>
        <translation>
            <numerusform>%n war schon fertig</numerusform>
            <numerusform>%n waren schon fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>pausing as soon as the photos in work are finished</source>
        <translation>pausiert, sobald die Fotos in Arbeit fertig sind</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>working out how long it will take</source>
        <translation>es wird ermittelt, wie lange es dauert</translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation>noch etwa {0}</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Forget the names of recent files; the files stay</source>
        <translation>Die Namen der zuletzt geöffneten Dateien vergessen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>Open {path}</source>
        <translation>{path} öffnen</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>Forget the names of recent files; the files stay</source>
        <translation>Die Namen der zuletzt geöffneten Dateien vergessen; die Dateien bleiben</translation>
    </message>
</context>
<context>
    <name>RecolorBox</name>
    <message>
        <source>How much of the change is made.</source>
        <translation>Wie viel von der Änderung ausgeführt wird.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Give the object your own color</source>
        <translation>Dem Objekt eine eigene Farbe geben</translation>
    </message>
    <message>
        <source>Your own color</source>
        <translation>Eigene Farbe</translation>
    </message>
    <message>
        <source>Choose another color or strength for this step below.</source>
        <translation>Unten eine andere Farbe oder Stärke für diesen Schritt wählen.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Look for unsaved work</source>
        <translation>Ungespeicherte Arbeit suchen</translation>
    </message>
    <message>
        <source>Restore unsaved work</source>
        <translation>Ungespeicherte Arbeit wiederherstellen</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Ungespeicherte Arbeit verwerfen</translation>
    </message>
    <message>
        <source>Autosave</source>
        <translation>Automatisch sichern</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work was found</source>
        <translation>Ungespeicherte Arbeit wurde gefunden</translation>
    </message>
    <message>
        <source>Photochrom ended without saving the changes of these photos. Tick what you want back.</source>
        <translation>Photochrom wurde beendet, ohne die Änderungen dieser Fotos zu speichern. Ankreuzen, was wiederhergestellt werden soll.</translation>
    </message>
    <message>
        <source>Photos with unsaved work</source>
        <translation>Fotos mit ungespeicherter Arbeit</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Open the ticked photos with their changes</source>
        <translation>Die angekreuzten Fotos mit ihren Änderungen öffnen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Delete the changes of the ticked photos</source>
        <translation>Die Änderungen der angekreuzten Fotos löschen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Keep everything and ask again at the next start</source>
        <translation>Alles behalten und beim nächsten Start wieder fragen</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Open &amp;result</source>
        <translation>E&amp;rgebnis öffnen</translation>
    </message>
    <message>
        <source>Show &amp;in folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>To&amp;uch up</source>
        <translation>&amp;Nachbearbeiten</translation>
    </message>
    <message>
        <source>Sa&amp;ve report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>Open contact s&amp;heet</source>
        <translation>&amp;Kontaktbogen öffnen</translation>
    </message>
    <message>
        <source>Ne&amp;xt run</source>
        <translation>Nächster &amp;Durchgang</translation>
    </message>
    <message>
        <source>All photos ({0})</source>
        <translation>Alle Fotos ({0})</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>Welche Fotos gezeigt werden</translation>
    </message>
    <message>
        <source>Open the result of the selected line (Return)</source>
        <translation>Das Ergebnis der ausgewählten Zeile öffnen (Eingabetaste)</translation>
    </message>
    <message>
        <source>Show the file of the selected line in its folder</source>
        <translation>Die Datei der ausgewählten Zeile in ihrem Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the photo of the selected line in Photochrom</source>
        <translation>Das Foto der ausgewählten Zeile in Photochrom öffnen</translation>
    </message>
    <message>
        <source>Save this report as a table (CSV)</source>
        <translation>Diesen Bericht als Tabelle speichern (CSV)</translation>
    </message>
    <message>
        <source>Show all photos, before and after, in the browser</source>
        <translation>Alle Fotos, vorher und nachher, im Browser zeigen</translation>
    </message>
    <message>
        <source>Go back to the choices for another run</source>
        <translation>Für einen weiteren Durchgang zur Auswahl zurückgehen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done, with 1 failure</source>
        <translation>Fertig, mit 1 Fehler</translation>
    </message>
    <message numerus="yes">
        <source>Done, with %n failures</source>
        <translation>
            <numerusform>Fertig, mit %n Fehler</numerusform>
            <numerusform>Fertig, mit %n Fehlern</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n colorized</source>
        <translation>
            <numerusform>%n koloriert</numerusform>
            <numerusform>%n koloriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done before</source>
        <translation>
            <numerusform>%n war schon fertig</numerusform>
            <numerusform>%n waren schon fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not begun</source>
        <translation>
            <numerusform>%n nicht begonnen</numerusform>
            <numerusform>%n nicht begonnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not chosen</source>
        <translation>
            <numerusform>%n nicht gewählt</numerusform>
            <numerusform>%n nicht gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>colorized photos</source>
        <translation>kolorierte Fotos</translation>
    </message>
    <message>
        <source>Tables ({0})</source>
        <translation>Tabellen ({0})</translation>
    </message>
</context>
<context>
    <name>RestoreBox</name>
    <message>
        <source>Strai&amp;ghten and crop scans</source>
        <translation>Scans be&amp;gradigen und beschneiden</translation>
    </message>
    <message>
        <source>Restore as in the preset</source>
        <translation>Wie in der Vorgabe restaurieren</translation>
    </message>
    <message>
        <source>Restore nothing</source>
        <translation>Nichts restaurieren</translation>
    </message>
    <message>
        <source>Restore what each photo needs</source>
        <translation>Restaurieren, was jedes Foto braucht</translation>
    </message>
    <message>
        <source>Restore as in the open photo</source>
        <translation>Wie im geöffneten Foto restaurieren</translation>
    </message>
    <message>
        <source>What is restored</source>
        <translation>Was restauriert wird</translation>
    </message>
    <message>
        <source>What is mended before the colors are found: dust, fading, uneven light, grain</source>
        <translation>Was ausgebessert wird, bevor die Farben gefunden werden: Staub, Verblassen, ungleichmäßiges Licht, Korn</translation>
    </message>
    <message>
        <source>Find the edges of each print, turn it upright and crop the border of the scan</source>
        <translation>Die Ränder jedes Abzugs suchen, ihn gerade drehen und den Rand des Scans abschneiden</translation>
    </message>
    <message>
        <source>Nothing was restored in the open photo.</source>
        <translation>Im geöffneten Foto wurde nichts restauriert.</translation>
    </message>
    <message>
        <source>dust and scratches</source>
        <translation>Staub und Kratzer</translation>
    </message>
    <message>
        <source>uneven light</source>
        <translation>ungleichmäßiges Licht</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>Verblassen</translation>
    </message>
    <message>
        <source>color cast</source>
        <translation>Farbstich</translation>
    </message>
    <message>
        <source>local contrast</source>
        <translation>lokaler Kontrast</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>sharpening</source>
        <translation>Schärfung</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Restore automatically</source>
        <translation>Automatisch restaurieren</translation>
    </message>
    <message>
        <source>Progress of the look at the photo</source>
        <translation>Fortschritt beim Ansehen des Fotos</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Das Ansehen anhalten</translation>
    </message>
    <message>
        <source>Colorize again</source>
        <translation>Neu kolorieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Look at the photo, switch on what it needs, and say what that is and why</source>
        <translation>Das Foto ansehen, einschalten, was es braucht, und sagen, was das ist und warum</translation>
    </message>
    <message>
        <source>Let the model look at the photo as it is now</source>
        <translation>Das Modell das Foto ansehen lassen, wie es jetzt ist</translation>
    </message>
    <message>
        <source>The colors were found before the restoration changed. They are kept.</source>
        <translation>Die Farben wurden gefunden, bevor sich die Restaurierung änderte. Sie bleiben.</translation>
    </message>
    <message>
        <source>This is a quick look. All of the photo, with its grain and its scratches, is seen as soon as it is done.</source>
        <translation>Das ist eine schnelle Vorschau. Das ganze Foto mit Korn und Kratzern ist zu sehen, sobald es fertig ist.</translation>
    </message>
    <message>
        <source>The photo is being restored</source>
        <translation>Das Foto wird restauriert</translation>
    </message>
    <message>
        <source>Do not restore the photo in this way; undoes the last step</source>
        <translation>Das Foto nicht auf diese Weise restaurieren; nimmt den letzten Schritt zurück</translation>
    </message>
    <message>
        <source>Take all corrections away; colors and touch-ups stay</source>
        <translation>Alle Korrekturen wegnehmen; Farben und Nachbearbeitungen bleiben</translation>
    </message>
    <message>
        <source>Light and tone</source>
        <translation>Licht und Töne</translation>
    </message>
    <message>
        <source>Grain and sharpness</source>
        <translation>Korn und Schärfe</translation>
    </message>
    <message>
        <source>Dust and scratches</source>
        <translation>Staub und Kratzer</translation>
    </message>
    <message>
        <source>Straighten and crop</source>
        <translation>Begradigen und beschneiden</translation>
    </message>
    <message>
        <source>The photo is being colorized.</source>
        <translation>Das Foto wird koloriert.</translation>
    </message>
    <message>
        <source>Nothing is restored yet.</source>
        <translation>Noch ist nichts restauriert.</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Uneven light</source>
        <translation>Ungleichmäßiges Licht</translation>
    </message>
    <message>
        <source>Evens dark corners, and light that fell from one side.</source>
        <translation>Gleicht dunkle Ecken aus, und Licht, das von einer Seite kam.</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>Verblassen</translation>
    </message>
    <message>
        <source>Brings back black, white and the tones between them.</source>
        <translation>Bringt Schwarz, Weiß und die Töne dazwischen zurück.</translation>
    </message>
    <message>
        <source>Color cast</source>
        <translation>Farbstich</translation>
    </message>
    <message>
        <source>Takes a tint off the colors that the photo came with.</source>
        <translation>Nimmt den Farben, die das Foto mitbrachte, einen Stich.</translation>
    </message>
    <message>
        <source>Local contrast</source>
        <translation>Lokaler Kontrast</translation>
    </message>
    <message>
        <source>Brings out what differs little from what is around it.</source>
        <translation>Hebt hervor, was sich wenig von seiner Umgebung unterscheidet.</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>Takes grain off; look at it in actual pixels.</source>
        <translation>Nimmt Korn weg; in tatsächlichen Pixeln ansehen.</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Schärfen</translation>
    </message>
    <message>
        <source>Sharpens edges, as far as there is something to sharpen.</source>
        <translation>Schärft Kanten, soweit es etwas zu schärfen gibt.</translation>
    </message>
    <message>
        <source>Only colors that a photo came with can have a cast.</source>
        <translation>Nur Farben, die ein Foto mitbrachte, können einen Stich haben.</translation>
    </message>
    <message>
        <source>The photo is in good condition; nothing was switched on.</source>
        <translation>Das Foto ist in gutem Zustand; nichts wurde eingeschaltet.</translation>
    </message>
    <message>
        <source>Switched on, because of what was found:
{found}</source>
        <translation>Eingeschaltet, weil dies gefunden wurde:
{found}</translation>
    </message>
    <message>
        <source>Mark damage</source>
        <translation>Schäden markieren</translation>
    </message>
    <message>
        <source>Look for dust and scratches</source>
        <translation>Staub und Kratzer suchen</translation>
    </message>
    <message>
        <source>Remove the restoration</source>
        <translation>Restaurierung entfernen</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>Foto ansehen</translation>
    </message>
    <message>
        <source>Look for the frame of the photo</source>
        <translation>Ausschnitt des Fotos suchen</translation>
    </message>
    <message>
        <source>Restore automatically</source>
        <translation>Automatisch restaurieren</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Temple</source>
        <translation>Tempel</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>Astronautin</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>Kaffee</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>Rocket</source>
        <translation>Rakete</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Look at the photo</source>
        <translation>Foto ansehen</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Hide this section</source>
        <translation>Diesen Abschnitt ausblenden</translation>
    </message>
    <message>
        <source>Show this section</source>
        <translation>Diesen Abschnitt einblenden</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>No objects were found in this photo; select them one by one.</source>
        <translation>In diesem Foto wurden keine Objekte gefunden; sie einzeln auswählen.</translation>
    </message>
    <message>
        <source>There is no object at this place; point elsewhere or draw a box.</source>
        <translation>An dieser Stelle ist kein Objekt; woanders hinzeigen oder einen Rahmen ziehen.</translation>
    </message>
    <message>
        <source>Find the object under the pointer</source>
        <translation>Das Objekt unter dem Zeiger suchen</translation>
    </message>
    <message>
        <source>Suggest colors</source>
        <translation>Farben vorschlagen</translation>
    </message>
    <message>
        <source>Select an object</source>
        <translation>Ein Objekt auswählen</translation>
    </message>
</context>
<context>
    <name>SelectionBox</name>
    <message>
        <source>Onl&amp;y names like</source>
        <translation>&amp;Nur Namen wie</translation>
    </message>
    <message>
        <source>No na&amp;mes like</source>
        <translation>Keine Na&amp;men wie</translation>
    </message>
    <message>
        <source>C&amp;olors</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>O&amp;rder</source>
        <translation>&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Only gray and toned photos</source>
        <translation>Nur graue und getonte Fotos</translation>
    </message>
    <message>
        <source>Only photos in color</source>
        <translation>Nur farbige Fotos</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>all, or such as *.tif; albums/*</source>
        <translation>alle, oder etwa *.tif; alben/*</translation>
    </message>
    <message>
        <source>none, or such as *-back.*; tests/</source>
        <translation>keine, oder etwa *-hinten.*; tests/</translation>
    </message>
    <message>
        <source>* stands for any letters and ? for one; a pattern with / is about the path below the folder. Put ; between several</source>
        <translation>* steht für beliebige Buchstaben und ? für einen; ein Muster mit / gilt dem Pfad unterhalb des Ordners. Zwischen mehrere ; setzen</translation>
    </message>
    <message>
        <source>Pass over photos that are in color already, or all others; takes a while</source>
        <translation>Fotos übergehen, die schon farbig sind, oder alle anderen; dauert eine Weile</translation>
    </message>
    <message>
        <source>Which photo is colorized first, by name, date or file size</source>
        <translation>Welches Foto zuerst koloriert wird, nach Name, Datum oder Dateigröße</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>In the photo</source>
        <translation>Im Foto</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restore</source>
        <translation>Restaurieren</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>Kolorieren</translation>
    </message>
    <message>
        <source>Touch up</source>
        <translation>Nachbearbeiten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>SizeLimit</name>
    <message>
        <source>Full size</source>
        <translation>Volle Größe</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>How many pixels the export has</source>
        <translation>Wie viele Pixel der Export hat</translation>
    </message>
    <message>
        <source>Pixels of the longer side; no photo is enlarged</source>
        <translation>Pixel der längeren Seite; kein Foto wird vergrößert</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Ordner oder Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>&amp;Fotos hinzufügen…</translation>
    </message>
    <message>
        <source>Add &amp;open photos</source>
        <translation>&amp;Geöffnete Fotos hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Take off</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>&amp;Unterordner einschließen</translation>
    </message>
    <message>
        <source>Folders and photos to colorize</source>
        <translation>Ordner und Fotos zum Kolorieren</translation>
    </message>
    <message>
        <source>What will be colorized; folders and photos can be dropped</source>
        <translation>Was koloriert wird; Ordner und Fotos können hier abgelegt werden</translation>
    </message>
    <message>
        <source>Colorize all photos of a folder</source>
        <translation>Alle Fotos eines Ordners kolorieren</translation>
    </message>
    <message>
        <source>Choose single photos</source>
        <translation>Einzelne Fotos wählen</translation>
    </message>
    <message>
        <source>Add all photos of the film strip</source>
        <translation>Alle Fotos des Filmstreifens hinzufügen</translation>
    </message>
    <message>
        <source>Take the selected lines off the list; no file is deleted (Delete)</source>
        <translation>Die ausgewählten Zeilen aus der Liste nehmen; keine Datei wird gelöscht (Entf)</translation>
    </message>
    <message>
        <source>Look for photos in folders inside the folders, too</source>
        <translation>Auch in Ordnern innerhalb der Ordner nach Fotos suchen</translation>
    </message>
    <message>
        <source>Folder with photos</source>
        <translation>Ordner mit Fotos</translation>
    </message>
    <message>
        <source>Photos to colorize</source>
        <translation>Fotos zum Kolorieren</translation>
    </message>
    <message>
        <source>Photos ({0})</source>
        <translation>Fotos ({0})</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Size of the photo on the screen</source>
        <translation>Größe des Fotos auf dem Bildschirm</translation>
    </message>
    <message>
        <source>How long the last step took</source>
        <translation>Wie lange der letzte Schritt gedauert hat</translation>
    </message>
    <message>
        <source>Memory that Photochrom uses</source>
        <translation>Speicher, den Photochrom belegt</translation>
    </message>
    <message>
        <source>What runs the models</source>
        <translation>Worauf die Modelle laufen</translation>
    </message>
    <message>
        <source>{title}: {seconds} s</source>
        <translation>{title}: {seconds} s</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
</context>
<context>
    <name>StrengthBox</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Take these corrections away</source>
        <translation>Diese Korrekturen wegnehmen</translation>
    </message>
    <message>
        <source>Nothing is corrected here.</source>
        <translation>Hier ist nichts korrigiert.</translation>
    </message>
</context>
<context>
    <name>SuggestionsRow</name>
    <message>
        <source>Suggested color</source>
        <translation>Vorgeschlagene Farbe</translation>
    </message>
    <message>
        <source>Looking for likely colors…</source>
        <translation>Wahrscheinliche Farben werden gesucht…</translation>
    </message>
    <message>
        <source>Colors that the model holds for possible here. Point to try, click to take.</source>
        <translation>Farben, die das Modell hier für möglich hält. Zeigen probiert aus, Klicken übernimmt.</translation>
    </message>
    <message>
        <source>{color}, probability {mass}</source>
        <translation>{color}, Wahrscheinlichkeit {mass}</translation>
    </message>
</context>
<context>
    <name>TakenOver</name>
    <message>
        <source>The choices are those of {0}.</source>
        <translation>Die Auswahl stammt von {0}.</translation>
    </message>
    <message>
        <source>Not taken over, since it suits that photo alone: {0}.</source>
        <translation>Nicht übernommen, da es nur zu jenem Foto passt: {0}.</translation>
    </message>
    <message>
        <source>harmonized single objects</source>
        <translation>harmonisierte einzelne Objekte</translation>
    </message>
    <message>
        <source>recolored objects</source>
        <translation>umgefärbte Objekte</translation>
    </message>
    <message>
        <source>color points</source>
        <translation>Farbpunkte</translation>
    </message>
    <message>
        <source>damage that was painted by hand</source>
        <translation>von Hand gemalte Schäden</translation>
    </message>
    <message>
        <source>the angle and the crop</source>
        <translation>der Winkel und der Ausschnitt</translation>
    </message>
    <message>
        <source>its color cast</source>
        <translation>sein Farbstich</translation>
    </message>
    <message>
        <source>its own colors</source>
        <translation>seine eigenen Farben</translation>
    </message>
</context>
<context>
    <name>ThumbnailQueue</name>
    <message>
        <source>Make thumbnails</source>
        <translation>Vorschaubilder erstellen</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>The photo of this project is missing; put it back or say where it is.</source>
        <translation>Das Foto dieses Projekts fehlt; es zurücklegen oder zeigen, wo es ist.</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of the brush in pixels of the photo.</source>
        <translation>Radius des Pinsels in Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>Drag to move the photo.</source>
        <translation>Ziehen, um das Foto zu verschieben.</translation>
    </message>
    <message>
        <source>Select objects</source>
        <translation>Objekte auswählen</translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it. Shift adds, Alt takes away.</source>
        <translation>Auf ein Objekt klicken oder einen Rahmen darum ziehen. Umschalt nimmt hinzu, Alt nimmt weg.</translation>
    </message>
    <message>
        <source>Brush: add</source>
        <translation>Pinsel: hinzufügen</translation>
    </message>
    <message>
        <source>Paint over what belongs to the object, too.</source>
        <translation>Über das malen, was auch zum Objekt gehört.</translation>
    </message>
    <message>
        <source>Brush: take away</source>
        <translation>Pinsel: wegnehmen</translation>
    </message>
    <message>
        <source>Paint over what does not belong to the object.</source>
        <translation>Über das malen, was nicht zum Objekt gehört.</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Click the photo to take a color from it.</source>
        <translation>In das Foto klicken, um eine Farbe von dort zu nehmen.</translation>
    </message>
    <message>
        <source>Color point</source>
        <translation>Farbpunkt</translation>
    </message>
    <message>
        <source>Click where the photo should have your color; it spreads from there.</source>
        <translation>Dorthin klicken, wo das Foto die eigene Farbe haben soll; sie breitet sich von dort aus.</translation>
    </message>
    <message>
        <source>{title}. {tip}</source>
        <translation>{title}. {tip}</translation>
    </message>
</context>
<context>
    <name>TouchUpPanel</name>
    <message>
        <source>Pick a color</source>
        <translation>Farbe aufnehmen</translation>
    </message>
    <message>
        <source>Color point</source>
        <translation>Farbpunkt</translation>
    </message>
    <message>
        <source>Recolor</source>
        <translation>Umfärben</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>Harmonisieren</translation>
    </message>
    <message>
        <source>Color points</source>
        <translation>Farbpunkte</translation>
    </message>
</context>
<context>
    <name>UncertaintyMap</name>
    <message>
        <source>Find uncertain colors</source>
        <translation>Unsichere Farben finden</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>Ungespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Saving stores each photo with all its steps as a project beside it.</source>
        <translation>Das Speichern legt jedes Foto mit allen Schritten als Projekt daneben ab.</translation>
    </message>
    <message>
        <source>“{name}” has changes that are not saved.</source>
        <translation>„{name}“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos have changes that are not saved:</source>
        <translation>
            <numerusform>%n Foto hat Änderungen, die nicht gespeichert sind:</numerusform>
            <numerusform>%n Fotos haben Änderungen, die nicht gespeichert sind:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>&amp;Alle speichern</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
</context>
<context>
    <name>UnsavedWork</name>
    <message>
        <source>Save {name}</source>
        <translation>{name} speichern</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>See what is new, or skip this version</source>
        <translation>Ansehen, was neu ist, oder diese Version überspringen</translation>
    </message>
    <message>
        <source>&amp;What is new</source>
        <translation>&amp;Was neu ist</translation>
    </message>
    <message>
        <source>&amp;Skip this version</source>
        <translation>Version &amp;überspringen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>Photochrom {version} is available</source>
        <translation>Photochrom {version} ist verfügbar</translation>
    </message>
</context>
<context>
    <name>UpdateWatch</name>
    <message>
        <source>Checking for a newer version</source>
        <translation>Neuere Version wird gesucht</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Check for a newer version once a day</source>
        <translation>Einmal am &amp;Tag nach einer neueren Version suchen</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>&amp;Jetzt suchen</translation>
    </message>
    <message>
        <source>&amp;What is new</source>
        <translation>&amp;Was neu ist</translation>
    </message>
    <message>
        <source>&amp;Skip this version</source>
        <translation>Version &amp;überspringen</translation>
    </message>
    <message>
        <source>Say in the status bar when there is a newer version</source>
        <translation>In der Statusleiste sagen, wenn es eine neuere Version gibt</translation>
    </message>
    <message>
        <source>Ask for the number of the newest version</source>
        <translation>Nach der Nummer der neuesten Version fragen</translation>
    </message>
    <message>
        <source>Open the page of the newer version in the browser</source>
        <translation>Die Seite der neueren Version im Browser öffnen</translation>
    </message>
    <message>
        <source>Say nothing of this version, but of the next one</source>
        <translation>Von dieser Version nichts sagen, aber von der nächsten</translation>
    </message>
    <message>
        <source>What is known of newer versions</source>
        <translation>Was über neuere Versionen bekannt ist</translation>
    </message>
    <message>
        <source>Photochrom then asks its page of releases for the number of the newest version. The question says nothing about you, your photos or this computer, and nothing is installed by itself.</source>
        <translation>Photochrom fragt dann seine Seite der Veröffentlichungen nach der Nummer der neuesten Version. Die Frage sagt nichts über Sie, Ihre Fotos oder diesen Rechner, und nichts wird von selbst installiert.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>This is Photochrom, run from its source.</source>
        <translation>Dies ist Photochrom, aus dem Quelltext gestartet.</translation>
    </message>
    <message>
        <source>This is Photochrom {version}.</source>
        <translation>Dies ist Photochrom {version}.</translation>
    </message>
    <message>
        <source>Photochrom has not checked for a newer version yet.</source>
        <translation>Photochrom hat noch nicht nach einer neueren Version gesucht.</translation>
    </message>
    <message>
        <source>Last check: {time}. {result}</source>
        <translation>Letzte Suche: {time}. {result}</translation>
    </message>
    <message>
        <source>The newest version is {version}.</source>
        <translation>Die neueste Version ist {version}.</translation>
    </message>
    <message>
        <source>Version {version} is available; you skip it.</source>
        <translation>Version {version} ist verfügbar; sie wird übersprungen.</translation>
    </message>
    <message>
        <source>Version {version} is available.</source>
        <translation>Version {version} ist verfügbar.</translation>
    </message>
</context>
<context>
    <name>VariantBox</name>
    <message>
        <source>&amp;Copy commands</source>
        <translation>&amp;Befehle kopieren</translation>
    </message>
    <message>
        <source>&amp;Open the page of releases</source>
        <translation>&amp;Veröffentlichungen öffnen</translation>
    </message>
    <message>
        <source>The build of Photochrom that is installed</source>
        <translation>Die Variante von Photochrom, die installiert ist</translation>
    </message>
    <message>
        <source>Commands that exchange the build</source>
        <translation>Befehle, die die Variante austauschen</translation>
    </message>
    <message>
        <source>Put the commands into the clipboard</source>
        <translation>Die Befehle in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Open the page with all installers in the browser</source>
        <translation>Die Seite mit allen Installationsdateien im Browser öffnen</translation>
    </message>
    <message>
        <source>This is the only build of Photochrom for this kind of computer.</source>
        <translation>Dies ist die einzige Variante von Photochrom für diese Art von Rechner.</translation>
    </message>
    <message>
        <source>This is the GPU build: it can use graphics cards, and the processor where there is none.</source>
        <translation>Dies ist die GPU-Variante: Sie kann Grafikkarten verwenden, und wo keine ist, den Prozessor.</translation>
    </message>
    <message>
        <source>This is the CPU build: it is small and uses the processor alone.</source>
        <translation>Dies ist die CPU-Variante: Sie ist klein und verwendet nur den Prozessor.</translation>
    </message>
    <message>
        <source>For the {name} build, close Photochrom and run in its environment:</source>
        <translation>Für die {name}-Variante Photochrom schließen und in seiner Umgebung ausführen:</translation>
    </message>
    <message>
        <source>For the GPU build, install the file with “-gpu” in its name; settings, models and photos stay.</source>
        <translation>Für die GPU-Variante die Datei mit „-gpu“ im Namen installieren; Einstellungen, Modelle und Fotos bleiben.</translation>
    </message>
    <message>
        <source>For the CPU build, install the file without “-gpu” in its name; settings, models and photos stay.</source>
        <translation>Für die CPU-Variante die Datei ohne „-gpu“ im Namen installieren; Einstellungen, Modelle und Fotos bleiben.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Photochrom</source>
        <translation>Photochrom</translation>
    </message>
    <message>
        <source>Give black-and-white photos colors. Your photos stay on this computer.</source>
        <translation>Schwarz-Weiß-Fotos Farbe geben. Die Fotos bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>Mit einem Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Sample: {title}</source>
        <translation>Beispiel: {title}</translation>
    </message>
    <message>
        <source>Open this sample</source>
        <translation>Dieses Beispiel öffnen</translation>
    </message>
    <message>
        <source>Read the samples</source>
        <translation>Beispiele lesen</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Restore or colorize the photo first; then it can be exported.</source>
        <translation>Erst das Foto restaurieren oder kolorieren; dann kann es exportiert werden.</translation>
    </message>
    <message>
        <source>Restore or colorize the photo first; then it can be saved.</source>
        <translation>Erst das Foto restaurieren oder kolorieren; dann kann es gespeichert werden.</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>Kolorieren</translation>
    </message>
    <message>
        <source>Colorize {name}</source>
        <translation>{name} kolorieren</translation>
    </message>
</context>
<context>
    <name>Workshop</name>
    <message>
        <source>Photochrom</source>
        <translation>Photochrom</translation>
    </message>
    <message>
        <source>{name}[*] - Photochrom</source>
        <translation>{name}[*] – Photochrom</translation>
    </message>
</context>
</TS>
