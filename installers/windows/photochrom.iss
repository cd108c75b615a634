; The installer for Windows, for Inno Setup 6.3 or newer.
;
; Compiled by installers/windows/pack.py, which passes by /D:
;   Version    such as 0.2.0, from pyproject.toml
;   Frozen     the frozen folder, with photochrom.exe and photochrom-cli.exe
;   Output     the folder that the installer is written to
;   Name       the name of the installer, without .exe
;   License    the license that the user accepts
;   Signed     defined where the programs are signed; needs /Sphotochrom=... as well
; It is saved as UTF-8 with a byte order mark, without which Inno Setup would read another encoding.

#ifndef Version
  #error Run python -m installers.build instead, which passes all names.
#endif

[Setup]
; Never changed: by it, an update finds what it replaces, whichever variant that is.
AppId={{6C2B1B0E-6D0B-4B36-9C49-0B7E3B6A5D17}
AppName=Photochrom
AppVersion={#Version}
AppVerName=Photochrom {#Version}
AppPublisher=Photochrom
VersionInfoVersion={#Version}
LicenseFile={#License}
OutputDir={#Output}
OutputBaseFilename={#Name}
; For the user alone, without asking for an administrator; the first page offers all users.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
DefaultDirName={autopf}\Photochrom
DisableDirPage=auto
DefaultGroupName=Photochrom
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\photochrom.exe
UninstallDisplayName=Photochrom
; Explorer shows the new associations at once.
ChangesAssociations=yes
; A window that is open is asked to close, and keeps unsaved work for the next start.
CloseApplications=yes
RestartApplications=no
; Settings and log belong to the user who removes the program, also where it was for all users.
UsedUserAreasWarning=no
ShowLanguageDialog=auto
#ifdef Signed
SignTool=photochrom
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.Associations=Files:
de.Associations=Dateien:
en.OpenWith=Offer Photochrom under "Open with" for photos (no default program is changed)
de.OpenWith=Photochrom unter „Öffnen mit“ für Fotos anbieten (kein Standardprogramm wird geändert)
en.ProjectType=Photochrom project
de.ProjectType=Photochrom-Projekt
en.PhotoType=Photo
de.PhotoType=Foto
en.Description=Restores and colorizes archive photos
de.Description=Restauriert und koloriert Archivfotos

[Tasks]
Name: "openwith"; Description: "{cm:OpenWith}"; GroupDescription: "{cm:Associations}"
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Libraries of the version before, or of the other variant, would be loaded instead of the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\photochrom.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Frozen}\photochrom-cli.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Frozen}\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Photochrom"; Filename: "{app}\photochrom.exe"; Comment: "{cm:Description}"
Name: "{autodesktop}\Photochrom"; Filename: "{app}\photochrom.exe"; Comment: "{cm:Description}"; Tasks: desktopicon

[Registry]
; Projects are Photochrom's own and open by a double click.
Root: HKA; Subkey: "Software\Classes\.photochrom"; ValueType: string; ValueData: "Photochrom.Project"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.photochrom\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Project"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Photochrom.Project"; ValueType: string; ValueData: "{cm:ProjectType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Photochrom.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\photochrom.exe,0"
Root: HKA; Subkey: "Software\Classes\Photochrom.Project\shell\open\command"; ValueType: string; ValueData: """{app}\photochrom.exe"" ""%1"""
; Photos keep their default program: OpenWithProgids only adds a line to "Open with".
Root: HKA; Subkey: "Software\Classes\Photochrom.Photo"; ValueType: string; ValueData: "{cm:PhotoType}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Photochrom.Photo\shell\open\command"; ValueType: string; ValueData: """{app}\photochrom.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.jpg"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.jpg\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.jpeg"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.jpeg\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.png"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.png\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.tif"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.tif\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.tiff"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.tiff\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.webp"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.webp\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.bmp"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.bmp\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.gif"; Flags: dontcreatekey uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.gif\OpenWithProgids"; ValueType: string; ValueName: "Photochrom.Photo"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
; How the program is called there, and what it takes by dropping.
Root: HKA; Subkey: "Software\Classes\Applications\photochrom.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Photochrom"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\photochrom.exe\shell\open\command"; ValueType: string; ValueData: """{app}\photochrom.exe"" ""%1"""
; So that "photochrom" can be typed where programs are run.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\photochrom.exe"; ValueType: string; ValueData: "{app}\photochrom.exe"; Flags: uninsdeletekey
; What the program itself writes: nothing at installing, all of it gone at removing.
Root: HKCU; Subkey: "Software\Photochrom\Photochrom"; Flags: dontcreatekey uninsdeletekey
Root: HKCU; Subkey: "Software\Photochrom"; Flags: dontcreatekey uninsdeletekeyifempty

[Run]
Filename: "{app}\photochrom.exe"; Description: "{cm:LaunchProgram,Photochrom}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{app}\_internal"
Type: dirifempty; Name: "{app}"
; The log and copies of models. Unsaved work is the user's: its folder goes only where it is empty.
Type: filesandordirs; Name: "{localappdata}\photochrom\Logs"
Type: filesandordirs; Name: "{localappdata}\photochrom\models"
Type: dirifempty; Name: "{localappdata}\photochrom\recovery"
Type: dirifempty; Name: "{localappdata}\photochrom"
