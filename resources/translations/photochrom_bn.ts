<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Photochrom</source>
        <translation>Photochrom সম্পর্কে</translation>
    </message>
    <message>
        <source>Photochrom is made of these parts:</source>
        <translation>Photochrom এই অংশগুলো দিয়ে তৈরি:</translation>
    </message>
    <message>
        <source>Read licenses</source>
        <translation>লাইসেন্স পড়া</translation>
    </message>
    <message>
        <source>Photochrom</source>
        <translation>Photochrom</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>সংস্করণ {version}</translation>
    </message>
    <message>
        <source>Run from its source</source>
        <translation>সোর্স থেকে চলছে</translation>
    </message>
    <message>
        <source>Gives archive photos colors on your own computer. Every color is a machine&apos;s guess, and each export says so.</source>
        <translation>পুরোনো ছবিকে আপনার নিজের কম্পিউটারেই রঙিন করে। প্রতিটি রং যন্ত্রের অনুমান, আর প্রতিটি এক্সপোর্টে তা লেখা থাকে।</translation>
    </message>
    <message>
        <source>Parts and their licenses</source>
        <translation>অংশগুলো ও তাদের লাইসেন্স</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>অংশ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>সংস্করণ</translation>
    </message>
    <message>
        <source>License</source>
        <translation>লাইসেন্স</translation>
    </message>
    <message>
        <source>Text of the license</source>
        <translation>লাইসেন্সের পাঠ</translation>
    </message>
    <message>
        <source>License files</source>
        <translation>লাইসেন্স ফাইল</translation>
    </message>
    <message>
        <source>Open the folder with the licenses of everything that is in here</source>
        <translation>এখানে যা যা আছে সবকিছুর লাইসেন্সের ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>This part brings no text of its license. It states: {license}</source>
        <translation>এই অংশের সঙ্গে লাইসেন্সের পাঠ নেই। এতে লেখা আছে: {license}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>As the system</source>
        <translation>সিস্টেমের মতো</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>হালকা</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>গাঢ়</translation>
    </message>
    <message>
        <source>Colors of the windows; photos look the same in all of them</source>
        <translation>জানালাগুলোর রং; সবগুলোতে ছবি একই রকম দেখায়</translation>
    </message>
    <message>
        <source>Language of all texts</source>
        <translation>সব লেখার ভাষা</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>অন্য ভাষা পরের বার চালু করলে কার্যকর হবে।</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>থিম (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>ভাষা (&amp;L)</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Open a photo first.</source>
        <translation>আগে একটি ছবি খুলুন।</translation>
    </message>
    <message>
        <source>This photo cannot be read.</source>
        <translation>এই ছবিটি পড়া যাচ্ছে না।</translation>
    </message>
    <message>
        <source>The photo is still being read.</source>
        <translation>ছবিটি এখনও পড়া হচ্ছে।</translation>
    </message>
    <message>
        <source>Colorize the photo first.</source>
        <translation>আগে ছবিটি রঙিন করুন।</translation>
    </message>
    <message>
        <source>Restore or colorize the photo first.</source>
        <translation>আগে ছবিটি পুনরুদ্ধার বা রঙিন করুন।</translation>
    </message>
    <message>
        <source>The photo has its own colors; this changes those that a model finds.</source>
        <translation>ছবিটির নিজস্ব রং আছে; এটি কেবল মডেলের খুঁজে পাওয়া রং বদলায়।</translation>
    </message>
    <message>
        <source>The photo has its own colors; colorize it to learn what a model thinks.</source>
        <translation>ছবিটির নিজের রং আছে; মডেল কী মনে করে তা জানতে এটি রঙিন করুন।</translation>
    </message>
    <message>
        <source>The model found one color for each place and weighed no others; another model may do so.</source>
        <translation>মডেল প্রতিটি জায়গার জন্য একটি রং খুঁজে পেয়েছে, অন্য কোনোটি বিবেচনা করেনি; অন্য কোনো মডেল হয়তো তা করে।</translation>
    </message>
    <message>
        <source>Select an object in the photo first.</source>
        <translation>আগে ছবিতে একটি বস্তু বাছাই করুন।</translation>
    </message>
    <message>
        <source>Photochrom is still looking for the objects of this photo.</source>
        <translation>Photochrom এখনও এই ছবির বস্তুগুলো খুঁজছে।</translation>
    </message>
    <message>
        <source>No segmenter is installed; add one in the preferences, or use the brush.</source>
        <translation>কোনো সেগমেন্টার ইনস্টল করা নেই; পছন্দসমূহে একটি যোগ করুন, অথবা ব্রাশ ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The chosen segmenter is not there; choose another one in the preferences.</source>
        <translation>বেছে নেওয়া সেগমেন্টারটি নেই; পছন্দসমূহে অন্য একটি বেছে নিন।</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Photo</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>State</source>
        <translation>অবস্থা</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>সময়</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>ফলাফল</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} সে.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>অপেক্ষায়</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>কাজ চলছে</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>সম্পন্ন</translation>
    </message>
    <message>
        <source>Done before</source>
        <translation>আগেই সম্পন্ন</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ব্যর্থ</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>বাদ গেছে</translation>
    </message>
    <message>
        <source>The result exists already.</source>
        <translation>ফলাফলটি আগে থেকেই আছে।</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>&amp;Back to the photos</source>
        <translation>ছবিতে ফিরে যান (&amp;B)</translation>
    </message>
    <message>
        <source>Leave this view; what runs here goes on</source>
        <translation>এই পাতা ছেড়ে যান; এখানে যা চলছে তা চলতে থাকবে</translation>
    </message>
    <message>
        <source>Many photos at once</source>
        <translation>একসঙ্গে অনেক ছবি</translation>
    </message>
</context>
<context>
    <name>BatchQuestions</name>
    <message>
        <source>&amp;Resume</source>
        <translation>চালিয়ে যান (&amp;R)</translation>
    </message>
    <message>
        <source>Colorize what is left; whole results stay</source>
        <translation>যা বাকি তা রঙিন করুন; সম্পূর্ণ ফলাফল থাকবে</translation>
    </message>
    <message>
        <source>Start ane&amp;w</source>
        <translation>নতুন করে শুরু (&amp;W)</translation>
    </message>
    <message>
        <source>Colorize all photos once more and replace their results</source>
        <translation>সব ছবি আরেকবার রঙিন করুন এবং তাদের ফলাফল প্রতিস্থাপন করুন</translation>
    </message>
    <message>
        <source>1 result was made with other settings:</source>
        <translation>1টি ফলাফল অন্য সেটিংসে তৈরি:</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>রেখে দিন (&amp;K)</translation>
    </message>
    <message>
        <source>Keep these results and colorize only the rest</source>
        <translation>এই ফলাফল রাখুন এবং শুধু বাকিগুলো রঙিন করুন</translation>
    </message>
    <message>
        <source>Make them ane&amp;w</source>
        <translation>নতুন করে তৈরি (&amp;W)</translation>
    </message>
    <message>
        <source>Replace these results by those of the present choice</source>
        <translation>এই ফলাফলের জায়গায় এখনকার পছন্দের ফলাফল রাখুন</translation>
    </message>
    <message>
        <source>&amp;Open it with {0}</source>
        <translation>{0} দিয়ে খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>Take over all else; results will look different</source>
        <translation>বাকি সব নিন; ফলাফল অন্য রকম দেখাবে</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>বাতিল (&amp;L)</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>সবকিছু যেমন আছে তেমনই রাখুন</translation>
    </message>
</context>
<context>
    <name>BatchRun</name>
    <message>
        <source>Looking for photos</source>
        <translation>ছবি খোঁজা হচ্ছে</translation>
    </message>
    <message>
        <source>Colorizing many photos</source>
        <translation>অনেক ছবি রঙিন করা</translation>
    </message>
    <message>
        <source>Looking at the sizes of the photos</source>
        <translation>ছবিগুলোর আকার দেখা হচ্ছে</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Open result</source>
        <translation>ফলাফল খুলুন</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>ফোল্ডারে দেখান</translation>
    </message>
    <message>
        <source>Open the photo to touch it up</source>
        <translation>ঘষামাজার জন্য ছবিটি খুলুন</translation>
    </message>
    <message>
        <source>Photos of the run</source>
        <translation>এই রানের ছবি</translation>
    </message>
</context>
<context>
    <name>BatchView</name>
    <message>
        <source>Photos are being colorized</source>
        <translation>ছবি রঙিন করা হচ্ছে</translation>
    </message>
    <message>
        <source>Stop colorizing? Finished results stay, and the rest can be done another time.</source>
        <translation>রঙিন করা থামাবেন? তৈরি ফলাফল থাকবে, বাকিগুলো অন্য সময় করা যাবে।</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>থামান (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>চালিয়ে যান (&amp;G)</translation>
    </message>
    <message>
        <source>The photos cannot be colorized</source>
        <translation>ছবিগুলো রঙিন করা যাচ্ছে না</translation>
    </message>
    <message>
        <source>The run cannot be kept as it should</source>
        <translation>রানটি যেভাবে রাখা উচিত সেভাবে রাখা যাচ্ছে না</translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation>প্রতিবেদন সংরক্ষণ</translation>
    </message>
    <message>
        <source>The report cannot be saved</source>
        <translation>প্রতিবেদন সংরক্ষণ করা যাচ্ছে না</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Original</source>
        <translation>মূল ছবি</translation>
    </message>
    <message>
        <source>Colorized</source>
        <translation>রঙিন ছবি</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>পুনরুদ্ধার করা ছবি</translation>
    </message>
    <message>
        <source>Draw the photo</source>
        <translation>ছবি আঁকা</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>No photo is shown.</source>
        <translation>কোনো ছবি দেখানো হচ্ছে না।</translation>
    </message>
    <message>
        <source>in gray</source>
        <translation>ধূসর</translation>
    </message>
    <message>
        <source>in color</source>
        <translation>রঙিন</translation>
    </message>
    <message>
        <source>{name}, {state}, {zoom} percent of its size.</source>
        <translation>{name}, {state}, আকারের {zoom} শতাংশ।</translation>
    </message>
</context>
<context>
    <name>ChoicesColumn</name>
    <message>
        <source>Choose among them</source>
        <translation>ছবি বাছাই</translation>
    </message>
    <message>
        <source>Add folders or photos first.</source>
        <translation>আগে ফোল্ডার বা ছবি যোগ করুন।</translation>
    </message>
    <message>
        <source>There is no model; add one in the preferences.</source>
        <translation>কোনো মডেল নেই; পছন্দসমূহে একটি যোগ করুন।</translation>
    </message>
    <message>
        <source>The choices are those of {0}.</source>
        <translation>পছন্দগুলো {0}-এর।</translation>
    </message>
    <message>
        <source>Also: {0}.</source>
        <translation>আরও: {0}।</translation>
    </message>
    <message>
        <source>Open a photo and colorize it first.</source>
        <translation>আগে একটি ছবি খুলে রঙিন করুন।</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>প্রিসেট</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>পুনরুদ্ধার</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>রং</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>ফলাফল</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Choose a color</source>
        <translation>একটি রং বেছে নিন</translation>
    </message>
    <message>
        <source>Choose another color</source>
        <translation>অন্য রং বেছে নিন</translation>
    </message>
    <message>
        <source>Color in hexadecimal digits</source>
        <translation>হেক্সাডেসিমাল অঙ্কে রং</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>আইড্রপার</translation>
    </message>
    <message>
        <source>Pick a color from this photo, or open another one and pick it there</source>
        <translation>এই ছবি থেকে একটি রং তুলুন, অথবা অন্য ছবি খুলে সেখান থেকে তুলুন</translation>
    </message>
    <message>
        <source>Color {text}</source>
        <translation>রং {text}</translation>
    </message>
    <message>
        <source>The color as screens name it, such as #7a1f2b</source>
        <translation>পর্দায় রং যেভাবে লেখা হয়, যেমন #7a1f2b</translation>
    </message>
</context>
<context>
    <name>ColorizePanel</name>
    <message>
        <source>Vividness</source>
        <translation>রঙের তীব্রতা</translation>
    </message>
    <message>
        <source>How strong the colors are; 100 % is what the model found.</source>
        <translation>রং কতটা তীব্র হবে; মডেল যা পেয়েছে তা হলো 100 %।</translation>
    </message>
    <message>
        <source>Rebalancing</source>
        <translation>রঙের ভারসাম্য</translation>
    </message>
    <message>
        <source>How much regions that the model left pale gain in color.</source>
        <translation>মডেল যেসব অংশ ফ্যাকাশে রেখেছে, সেগুলো কতটা রং পাবে।</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>অনিশ্চয়তা দেখান</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>The model that finds the colors</source>
        <translation>যে মডেল রং খুঁজে বের করে</translation>
    </message>
    <message>
        <source>The shorter side of the photo as the model sees it; more takes longer</source>
        <translation>মডেল যে আকারে ছবি দেখে তার ছোট দিক; বেশি হলে বেশি সময় লাগে</translation>
    </message>
    <message>
        <source>This photo is already in color. Its own colors are kept until you colorize it.</source>
        <translation>এই ছবিটি আগে থেকেই রঙিন। আপনি রঙিন না করা পর্যন্ত এর নিজের রং রাখা হয়।</translation>
    </message>
    <message>
        <source>Let the model find the colors of the photo</source>
        <translation>মডেলকে ছবির রং খুঁজতে দিন</translation>
    </message>
    <message>
        <source>How a color is chosen among those that the model held for possible: a mean of the likeliest, or the one that is likeliest</source>
        <translation>মডেল যেসব রং সম্ভব মনে করেছে তার মধ্য থেকে কীভাবে একটি বাছা হয়: সবচেয়ে সম্ভাব্যগুলোর গড়, অথবা সবচেয়ে সম্ভাব্যটি</translation>
    </message>
    <message>
        <source>Mark where the model was unsure</source>
        <translation>মডেল যেখানে নিশ্চিত ছিল না তা চিহ্নিত করুন</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>কাজের আকার</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>ডিকোডিং</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>মডেল খোঁজা হচ্ছে…</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>মডেলের নিজের</translation>
    </message>
    <message>
        <source>Model&apos;s own ({size})</source>
        <translation>মডেলের নিজের ({size})</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} পিক্সেল</translation>
    </message>
    <message>
        <source>Colorize again</source>
        <translation>আবার রঙিন করুন</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>রঙিন করুন</translation>
    </message>
</context>
<context>
    <name>Colorizing</name>
    <message>
        <source>Colorize {name}</source>
        <translation>{name} রঙিন করা</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>ফাইল (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>সম্পাদনা (&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>দেখুন (&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>ছবি (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>টুল (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>সহায়তা (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>ছবি খুলুন (&amp;O)…</translation>
    </message>
    <message>
        <source>Open photos or projects</source>
        <translation>ছবি বা প্রজেক্ট খুলুন</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>ফোল্ডার খুলুন (&amp;F)…</translation>
    </message>
    <message>
        <source>Open all photos of a folder</source>
        <translation>একটি ফোল্ডারের সব ছবি খুলুন</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>প্রজেক্ট সংরক্ষণ করুন (&amp;S)</translation>
    </message>
    <message>
        <source>Save the photo with all its steps, to go on another day</source>
        <translation>অন্য দিন কাজ চালিয়ে যেতে ছবিটি সব ধাপসহ সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>অন্য নামে প্রজেক্ট সংরক্ষণ করুন (&amp;A)…</translation>
    </message>
    <message>
        <source>Save the photo with all its steps under another name</source>
        <translation>ছবিটি সব ধাপসহ অন্য নামে সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>এক্সপোর্ট করুন (&amp;E)…</translation>
    </message>
    <message>
        <source>Go to the panel that exports the photo in color</source>
        <translation>যে প্যানেল রঙিন ছবি এক্সপোর্ট করে সেখানে যান</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>ছবি বন্ধ করুন (&amp;C)</translation>
    </message>
    <message>
        <source>Take the photo out of the film strip; its file stays</source>
        <translation>ছবিটি ফিল্ম স্ট্রিপ থেকে সরান; এর ফাইল থাকবে</translation>
    </message>
    <message>
        <source>Close a&amp;ll photos</source>
        <translation>সব ছবি বন্ধ করুন (&amp;L)</translation>
    </message>
    <message>
        <source>Take all photos out of the film strip; their files stay</source>
        <translation>সব ছবি ফিল্ম স্ট্রিপ থেকে সরান; তাদের ফাইল থাকবে</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>প্রস্থান (&amp;Q)</translation>
    </message>
    <message>
        <source>End Photochrom</source>
        <translation>Photochrom বন্ধ করুন</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>পূর্বাবস্থায় ফিরুন (&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>শেষ পরিবর্তনটি ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন (&amp;R)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>যা ফিরিয়ে নেওয়া হয়েছে তা আবার করুন</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>ছবি পেস্ট করুন (&amp;P)</translation>
    </message>
    <message>
        <source>Open the photo or the files from the clipboard</source>
        <translation>ক্লিপবোর্ড থেকে ছবি বা ফাইল খুলুন</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>পছন্দসমূহ (&amp;E)…</translation>
    </message>
    <message>
        <source>Choose device, models, theme and language</source>
        <translation>ডিভাইস, মডেল, থিম ও ভাষা বেছে নিন</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>কীবোর্ড শর্টকাট (&amp;K)</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>সব কী দেখান</translation>
    </message>
    <message>
        <source>Open the &amp;log</source>
        <translation>লগ খুলুন (&amp;L)</translation>
    </message>
    <message>
        <source>Show the file that says what happened</source>
        <translation>কী ঘটেছে তা যে ফাইলে লেখা আছে সেটি দেখান</translation>
    </message>
    <message>
        <source>&amp;About Photochrom</source>
        <translation>Photochrom সম্পর্কে (&amp;A)</translation>
    </message>
    <message>
        <source>Show the version and the licenses of all parts</source>
        <translation>সংস্করণ ও সব অংশের লাইসেন্স দেখান</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>বড় করুন (&amp;I)</translation>
    </message>
    <message>
        <source>Show the photo larger</source>
        <translation>ছবিটি আরও বড় দেখান</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>ছোট করুন (&amp;O)</translation>
    </message>
    <message>
        <source>Show the photo smaller</source>
        <translation>ছবিটি আরও ছোট দেখান</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>জানালায় মানানসই (&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole photo</source>
        <translation>পুরো ছবি দেখান</translation>
    </message>
    <message>
        <source>&amp;Actual pixels</source>
        <translation>প্রকৃত পিক্সেল (&amp;A)</translation>
    </message>
    <message>
        <source>Show every pixel of the photo as one of the screen</source>
        <translation>ছবির প্রতিটি পিক্সেল পর্দার একটি পিক্সেলে দেখান</translation>
    </message>
    <message>
        <source>One &amp;picture</source>
        <translation>একটি ছবি (&amp;P)</translation>
    </message>
    <message>
        <source>Show the photo in color alone</source>
        <translation>শুধু রঙিন ছবি দেখান</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>বিভক্ত (&amp;S)</translation>
    </message>
    <message>
        <source>Show the original left of a line that you can drag</source>
        <translation>টেনে সরানো যায় এমন একটি রেখার বাঁয়ে মূল ছবি দেখান</translation>
    </message>
    <message>
        <source>Si&amp;de by side</source>
        <translation>পাশাপাশি (&amp;D)</translation>
    </message>
    <message>
        <source>Show the original and the photo in color next to each other</source>
        <translation>মূল ছবি ও রঙিন ছবি পাশাপাশি দেখান</translation>
    </message>
    <message>
        <source>Show o&amp;riginal</source>
        <translation>মূল ছবি দেখান (&amp;R)</translation>
    </message>
    <message>
        <source>Show the original for as long as the key is held down</source>
        <translation>যতক্ষণ কী চেপে রাখা হয় ততক্ষণ মূল ছবি দেখান</translation>
    </message>
    <message>
        <source>Show &amp;uncertainty</source>
        <translation>অনিশ্চয়তা দেখান (&amp;U)</translation>
    </message>
    <message>
        <source>Mark where the model was unsure of the color</source>
        <translation>মডেল কোথায় রং নিয়ে নিশ্চিত ছিল না তা চিহ্নিত করুন</translation>
    </message>
    <message>
        <source>Show da&amp;mage</source>
        <translation>ক্ষতি দেখান (&amp;M)</translation>
    </message>
    <message>
        <source>Mark what is taken for dust and scratches</source>
        <translation>যা ধুলো ও আঁচড় বলে ধরা হয়েছে তা চিহ্নিত করুন</translation>
    </message>
    <message>
        <source>Film s&amp;trip</source>
        <translation>ফিল্ম স্ট্রিপ (&amp;T)</translation>
    </message>
    <message>
        <source>Show the open photos below</source>
        <translation>খোলা ছবিগুলো নিচে দেখান</translation>
    </message>
    <message>
        <source>Side pa&amp;nel</source>
        <translation>পাশের প্যানেল (&amp;N)</translation>
    </message>
    <message>
        <source>Show the panel with the steps of the work</source>
        <translation>কাজের ধাপগুলোর প্যানেল দেখান</translation>
    </message>
    <message>
        <source>Go to R&amp;estore</source>
        <translation>পুনরুদ্ধারে যান (&amp;E)</translation>
    </message>
    <message>
        <source>Go to the panel that restores the photo</source>
        <translation>যে প্যানেল ছবি পুনরুদ্ধার করে সেখানে যান</translation>
    </message>
    <message>
        <source>Go to &amp;Colorize</source>
        <translation>রঙিন করায় যান (&amp;C)</translation>
    </message>
    <message>
        <source>Go to the panel that gives the photo colors</source>
        <translation>যে প্যানেল ছবিতে রং দেয় সেখানে যান</translation>
    </message>
    <message>
        <source>&amp;Go to Touch up</source>
        <translation>ঘষামাজায় যান (&amp;G)</translation>
    </message>
    <message>
        <source>Go to the panel that changes single objects</source>
        <translation>যে প্যানেল আলাদা আলাদা বস্তু বদলায় সেখানে যান</translation>
    </message>
    <message>
        <source>Go to &amp;History</source>
        <translation>ইতিহাসে যান (&amp;H)</translation>
    </message>
    <message>
        <source>Go to the panel with all that was done</source>
        <translation>যা যা করা হয়েছে তার প্যানেলে যান</translation>
    </message>
    <message>
        <source>Fu&amp;ll screen</source>
        <translation>পূর্ণ পর্দা (&amp;L)</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>পুরো পর্দা ব্যবহার করুন</translation>
    </message>
    <message>
        <source>&amp;Restore automatically</source>
        <translation>স্বয়ংক্রিয় পুনরুদ্ধার (&amp;R)</translation>
    </message>
    <message>
        <source>Look at the photo and switch on what it needs</source>
        <translation>ছবিটি দেখে তার যা দরকার তা চালু করুন</translation>
    </message>
    <message>
        <source>Suggest a &amp;frame</source>
        <translation>ফ্রেম প্রস্তাব করুন (&amp;F)</translation>
    </message>
    <message>
        <source>Look for the edges of the print in its scan</source>
        <translation>স্ক্যানে প্রিন্টের কিনারা খুঁজুন</translation>
    </message>
    <message>
        <source>&amp;Colorize</source>
        <translation>রঙিন করুন (&amp;C)</translation>
    </message>
    <message>
        <source>Let the model find the colors of the photo</source>
        <translation>মডেলকে ছবির রং খুঁজতে দিন</translation>
    </message>
    <message>
        <source>&amp;Previous photo</source>
        <translation>আগের ছবি (&amp;P)</translation>
    </message>
    <message>
        <source>Go to the photo before this one</source>
        <translation>এর আগের ছবিতে যান</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>পরের ছবি (&amp;N)</translation>
    </message>
    <message>
        <source>Go to the photo after this one</source>
        <translation>এর পরের ছবিতে যান</translation>
    </message>
    <message>
        <source>&amp;Many photos at once…</source>
        <translation>একসঙ্গে অনেক ছবি (&amp;M)…</translation>
    </message>
    <message>
        <source>Colorize whole folders in one go</source>
        <translation>একবারে পুরো ফোল্ডার রঙিন করুন</translation>
    </message>
    <message>
        <source>&amp;Apply its edits to many photos…</source>
        <translation>এর সম্পাদনা অনেক ছবিতে প্রয়োগ করুন (&amp;A)…</translation>
    </message>
    <message>
        <source>Choose for many photos what was done to this one, as far as it suits them</source>
        <translation>এই ছবিতে যা করা হয়েছে তা, যতটা মানায়, অনেক ছবির জন্য বেছে নিন</translation>
    </message>
    <message>
        <source>&amp;Back to the photos</source>
        <translation>ছবিতে ফিরে যান (&amp;B)</translation>
    </message>
    <message>
        <source>Leave the view of many photos; what runs there goes on</source>
        <translation>অনেক ছবির পাতা ছেড়ে যান; সেখানে যা চলছে তা চলতে থাকবে</translation>
    </message>
    <message>
        <source>&amp;Move the photo</source>
        <translation>ছবি সরান (&amp;M)</translation>
    </message>
    <message>
        <source>Drag the photo to see other parts of it</source>
        <translation>ছবির অন্য অংশ দেখতে ছবিটি টানুন</translation>
    </message>
    <message>
        <source>&amp;Select object</source>
        <translation>বস্তু বাছাই (&amp;S)</translation>
    </message>
    <message>
        <source>Click an object; Shift adds to it, Alt takes away, a drag draws a box</source>
        <translation>একটি বস্তুতে ক্লিক করুন; Shift যোগ করে, Alt বাদ দেয়, টানলে বাক্স আঁকা হয়</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>ব্রাশ (&amp;B)</translation>
    </message>
    <message>
        <source>Paint over what belongs to the object</source>
        <translation>বস্তুটির যা অংশ তার ওপর আঁকুন</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>ইরেজার (&amp;E)</translation>
    </message>
    <message>
        <source>Paint over what does not belong to the object</source>
        <translation>বস্তুটির যা অংশ নয় তার ওপর আঁকুন</translation>
    </message>
    <message>
        <source>&amp;Pick a color</source>
        <translation>রং তুলুন (&amp;P)</translation>
    </message>
    <message>
        <source>Take a color from a place of the photo</source>
        <translation>ছবির কোনো জায়গা থেকে রং নিন</translation>
    </message>
    <message>
        <source>&amp;Color points</source>
        <translation>রঙের বিন্দু (&amp;C)</translation>
    </message>
    <message>
        <source>Put a point of color that spreads along the photo</source>
        <translation>এমন একটি রঙের বিন্দু বসান যা ছবিতে ছড়িয়ে পড়ে</translation>
    </message>
    <message>
        <source>Mark dama&amp;ge</source>
        <translation>ক্ষতি চিহ্নিত করুন (&amp;G)</translation>
    </message>
    <message>
        <source>Paint over dust and scratches; Alt or the right button protects</source>
        <translation>ধুলো ও আঁচড়ের ওপর আঁকুন; Alt বা ডান বোতাম সুরক্ষা দেয়</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>বড় ব্রাশ (&amp;L)</translation>
    </message>
    <message>
        <source>Make the brush larger</source>
        <translation>ব্রাশ বড় করুন</translation>
    </message>
    <message>
        <source>Smaller b&amp;rush</source>
        <translation>ছোট ব্রাশ (&amp;R)</translation>
    </message>
    <message>
        <source>Make the brush smaller</source>
        <translation>ব্রাশ ছোট করুন</translation>
    </message>
    <message>
        <source>&amp;All objects</source>
        <translation>সব বস্তু (&amp;A)</translation>
    </message>
    <message>
        <source>Find all objects of the photo, to choose one by a click</source>
        <translation>ছবির সব বস্তু খুঁজুন, যাতে ক্লিক করে একটি বেছে নেওয়া যায়</translation>
    </message>
    <message>
        <source>Harmoni&amp;ze all objects</source>
        <translation>সব বস্তু সামঞ্জস্য করুন (&amp;Z)</translation>
    </message>
    <message>
        <source>Find all objects of the photo and give each its main color</source>
        <translation>ছবির সব বস্তু খুঁজে প্রতিটিকে তার প্রধান রং দিন</translation>
    </message>
    <message>
        <source>&amp;Next candidate</source>
        <translation>পরের বিকল্প (&amp;N)</translation>
    </message>
    <message>
        <source>Select more or less around the same place</source>
        <translation>একই জায়গার চারপাশে কম বা বেশি বাছাই করুন</translation>
    </message>
    <message>
        <source>Pre&amp;vious candidate</source>
        <translation>আগের বিকল্প (&amp;V)</translation>
    </message>
    <message>
        <source>Go back to the candidate before</source>
        <translation>এর আগের বিকল্পে ফিরুন</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>বাছাই বাতিল (&amp;D)</translation>
    </message>
    <message>
        <source>Let go of the object</source>
        <translation>বস্তুটি ছেড়ে দিন</translation>
    </message>
</context>
<context>
    <name>Converting</name>
    <message>
        <source>This model must be converted first, which needs PyTorch; install Photochrom with its training part, or choose another model.</source>
        <translation>এই মডেলটি আগে রূপান্তর করতে হবে, আর তার জন্য PyTorch দরকার; প্রশিক্ষণ অংশসহ Photochrom ইনস্টল করুন, অথবা অন্য মডেল বেছে নিন।</translation>
    </message>
</context>
<context>
    <name>CrashHooks</name>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>অপ্রত্যাশিত কিছু ঘটেছে</translation>
    </message>
    <message>
        <source>The window system reports a problem; save your work and start again.</source>
        <translation>উইন্ডো সিস্টেম একটি সমস্যা জানাচ্ছে; আপনার কাজ সংরক্ষণ করে আবার চালু করুন।</translation>
    </message>
</context>
<context>
    <name>DamageBox</name>
    <message>
        <source>Fill dust and scratches</source>
        <translation>ধুলো ও আঁচড় ভরাট করুন</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>সংবেদনশীলতা</translation>
    </message>
    <message>
        <source>How little is enough to count as damage; more finds more.</source>
        <translation>কত অল্প হলেও তা ক্ষতি বলে গণ্য হবে; বেশি হলে বেশি খুঁজে পায়।</translation>
    </message>
    <message>
        <source>Show damage</source>
        <translation>ক্ষতি দেখান</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>ব্রাশের আকার</translation>
    </message>
    <message>
        <source> px</source>
        <translation> পিক্সেল</translation>
    </message>
    <message>
        <source>Radius of the brush in pixels of the photo.</source>
        <translation>ছবির পিক্সেলে ব্রাশের ব্যাসার্ধ।</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>রিসেট</translation>
    </message>
    <message>
        <source>Switch the filling of damage on first.</source>
        <translation>আগে ক্ষতি ভরাট করা চালু করুন।</translation>
    </message>
    <message>
        <source>Find dust, scratches and hairs, and fill them</source>
        <translation>ধুলো, আঁচড় ও চুল খুঁজে ভরাট করুন</translation>
    </message>
    <message>
        <source>Mark in the photo what is taken for damage</source>
        <translation>যা ক্ষতি বলে ধরা হয়েছে তা ছবিতে চিহ্নিত করুন</translation>
    </message>
    <message>
        <source>Looking for dust and scratches</source>
        <translation>ধুলো ও আঁচড় খোঁজা হচ্ছে</translation>
    </message>
    <message>
        <source>Large photos take some seconds, but only once</source>
        <translation>বড় ছবিতে কয়েক সেকেন্ড লাগে, তবে শুধু একবার</translation>
    </message>
    <message>
        <source>Mark damage by hand</source>
        <translation>হাতে ক্ষতি চিহ্নিত করুন</translation>
    </message>
    <message>
        <source>A brush for what was not found, or is no damage</source>
        <translation>যা খুঁজে পাওয়া যায়নি বা যা ক্ষতি নয়, তার জন্য ব্রাশ</translation>
    </message>
    <message>
        <source>Paint over damage to fill it. Hold Alt, or use the right button, to protect what is none.</source>
        <translation>ভরাট করতে ক্ষতির ওপর আঁকুন। যা ক্ষতি নয় তা বাঁচাতে Alt চেপে রাখুন বা ডান বোতাম ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>Fill nothing, and forget what was marked by hand</source>
        <translation>কিছু ভরাট করবেন না, আর হাতে যা চিহ্নিত করা হয়েছে তা ভুলে যান</translation>
    </message>
</context>
<context>
    <name>DamageMap</name>
    <message>
        <source>Look for dust and scratches</source>
        <translation>ধুলো ও আঁচড় খোঁজা</translation>
    </message>
</context>
<context>
    <name>DesktopApplication</name>
    <message>
        <source>Load Photochrom</source>
        <translation>Photochrom লোড করা</translation>
    </message>
    <message>
        <source>Photochrom is incomplete</source>
        <translation>Photochrom অসম্পূর্ণ</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>পরীক্ষা করুন (&amp;T)</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>এই কম্পিউটার দেখা হচ্ছে</translation>
    </message>
    <message>
        <source>Trying the device</source>
        <translation>ডিভাইস পরীক্ষা করা</translation>
    </message>
    <message>
        <source>What finds colors and objects</source>
        <translation>যা রং ও বস্তু খুঁজে বের করে</translation>
    </message>
    <message>
        <source>What this computer has</source>
        <translation>এই কম্পিউটারে যা আছে</translation>
    </message>
    <message>
        <source>Let the bundled model look at a sample photo</source>
        <translation>সঙ্গে আসা মডেলকে একটি নমুনা ছবি দেখতে দিন</translation>
    </message>
    <message>
        <source>The device is being tried</source>
        <translation>ডিভাইসটি পরীক্ষা করা হচ্ছে</translation>
    </message>
    <message>
        <source>&amp;Run models on</source>
        <translation>মডেল যেখানে চলবে (&amp;R)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>দেখা হচ্ছে…</translation>
    </message>
    <message>
        <source>Tried in this order: {0}</source>
        <translation>এই ক্রমে চেষ্টা করা হয়: {0}</translation>
    </message>
    <message>
        <source>found</source>
        <translation>পাওয়া গেছে</translation>
    </message>
    <message>
        <source>not usable: {0}</source>
        <translation>ব্যবহার করা যায় না: {0}</translation>
    </message>
    <message>
        <source>{0}: the model was loaded in {1} s and looks at a photo in {2} s.</source>
        <translation>{0}: মডেলটি {1} সেকেন্ডে লোড হয়েছে এবং একটি ছবি {2} সেকেন্ডে দেখে।</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>এটি কাজ করছে।</translation>
    </message>
    <message>
        <source>Automatic: the fastest that works</source>
        <translation>স্বয়ংক্রিয়: যা কাজ করে তার মধ্যে দ্রুততম</translation>
    </message>
</context>
<context>
    <name>DraftButtons</name>
    <message>
        <source>Apply</source>
        <translation>প্রয়োগ করুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Leave the photo as it was</source>
        <translation>ছবিটি যেমন ছিল তেমনই রাখুন</translation>
    </message>
    <message>
        <source>Nothing is being tried out.</source>
        <translation>কিছু পরখ করা হচ্ছে না।</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Drop photos here</source>
        <translation>এখানে ছবি ছেড়ে দিন</translation>
    </message>
    <message>
        <source>Drop photos or folders here</source>
        <translation>এখানে ছবি বা ফোল্ডার ছেড়ে দিন</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, or a project you saved</source>
        <translation>JPEG, PNG, TIFF, WebP, অথবা আপনার সংরক্ষিত প্রজেক্ট</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>ছবি খুলুন (&amp;O)…</translation>
    </message>
    <message>
        <source>Choose photos on this computer</source>
        <translation>এই কম্পিউটারের ছবি বেছে নিন</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>ফোল্ডার খুলুন (&amp;F)…</translation>
    </message>
    <message>
        <source>Open all photos of a folder</source>
        <translation>একটি ফোল্ডারের সব ছবি খুলুন</translation>
    </message>
    <message>
        <source>&amp;Many photos at once…</source>
        <translation>একসঙ্গে অনেক ছবি (&amp;M)…</translation>
    </message>
    <message>
        <source>Colorize whole folders in one go</source>
        <translation>একবারে পুরো ফোল্ডার রঙিন করুন</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>{0} s</source>
        <translation>{0} সে.</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} মি. {1} সে.</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} মি.</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} ঘ. {1} মি.</translation>
    </message>
</context>
<context>
    <name>EditNames</name>
    <message>
        <source>Adjust colors</source>
        <translation>রং ঠিক করা</translation>
    </message>
    <message>
        <source>Recolor</source>
        <translation>নতুন রং দেওয়া</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>সামঞ্জস্য করা</translation>
    </message>
    <message>
        <source>Harmonize {count} objects</source>
        <translation>{count}টি বস্তু সামঞ্জস্য করা</translation>
    </message>
    <message>
        <source>Color point</source>
        <translation>রঙের বিন্দু</translation>
    </message>
    <message>
        <source>{count} color points</source>
        <translation>{count}টি রঙের বিন্দু</translation>
    </message>
    <message>
        <source>Straighten and crop</source>
        <translation>সোজা করা ও ছাঁটা</translation>
    </message>
    <message>
        <source>Remove dust and scratches</source>
        <translation>ধুলো ও আঁচড় সরানো</translation>
    </message>
    <message>
        <source>Correct light and tone</source>
        <translation>আলো ও টোন ঠিক করা</translation>
    </message>
    <message>
        <source>Remove grain and sharpen</source>
        <translation>দানা সরানো ও তীক্ষ্ণ করা</translation>
    </message>
    <message>
        <source>Change: {edit}</source>
        <translation>পরিবর্তন: {edit}</translation>
    </message>
    <message>
        <source>Switch on: {edit}</source>
        <translation>চালু করা: {edit}</translation>
    </message>
    <message>
        <source>Switch off: {edit}</source>
        <translation>বন্ধ করা: {edit}</translation>
    </message>
    <message>
        <source>Remove: {edit}</source>
        <translation>সরানো: {edit}</translation>
    </message>
    <message>
        <source>Move: {edit}</source>
        <translation>জায়গা বদল: {edit}</translation>
    </message>
</context>
<context>
    <name>EditTexts</name>
    <message>
        <source>{decoding}, vividness {vividness}</source>
        <translation>{decoding}, রঙের তীব্রতা {vividness}</translation>
    </message>
    <message>
        <source>tolerance {a} and {b}, strength {strength}</source>
        <translation>সহনসীমা {a} ও {b}, মাত্রা {strength}</translation>
    </message>
    <message>
        <source>a* {a}, b* {b}, strength {strength}</source>
        <translation>a* {a}, b* {b}, মাত্রা {strength}</translation>
    </message>
    <message>
        <source>reach {reach} of the photo</source>
        <translation>বিস্তার ছবির {reach}</translation>
    </message>
    <message>
        <source>uneven light</source>
        <translation>অসম আলো</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>ফ্যাকাশে ভাব</translation>
    </message>
    <message>
        <source>color cast</source>
        <translation>রঙের আভা</translation>
    </message>
    <message>
        <source>local contrast</source>
        <translation>স্থানীয় কনট্রাস্ট</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>দানা</translation>
    </message>
    <message>
        <source>sharpening</source>
        <translation>তীক্ষ্ণ করা</translation>
    </message>
    <message>
        <source>{angle}°, {share} kept</source>
        <translation>{angle}°, {share} রাখা হয়েছে</translation>
    </message>
    <message>
        <source>sensitivity {share}</source>
        <translation>সংবেদনশীলতা {share}</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>হাতে সংশোধিত</translation>
    </message>
    <message>
        <source>vividness {vividness}</source>
        <translation>রঙের তীব্রতা {vividness}</translation>
    </message>
    <message>
        <source>rebalancing {share}</source>
        <translation>রঙের সমতা {share}</translation>
    </message>
    <message>
        <source>Likeliest (argmax)</source>
        <translation>সবচেয়ে সম্ভাব্য (argmax)</translation>
    </message>
    <message>
        <source>Smooth (annealed mean)</source>
        <translation>মসৃণ (annealed mean)</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>&apos;{name}&apos; already exists; allow overwriting or choose another folder.</source>
        <translation>&apos;{name}&apos; আগে থেকেই আছে; ওপরে লেখার অনুমতি দিন বা অন্য ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>A color point lies outside the photo; move it or remove it.</source>
        <translation>একটি রঙের বিন্দু ছবির বাইরে আছে; সেটি সরিয়ে নিন বা মুছে দিন।</translation>
    </message>
    <message>
        <source>A coordinate is no number; give pixels from the left and top.</source>
        <translation>একটি স্থানাঙ্ক কোনো সংখ্যা নয়; বাঁ ও ওপর থেকে পিক্সেল দিন।</translation>
    </message>
    <message>
        <source>A file of this name was there before, or the result was changed by another program; it is kept.</source>
        <translation>এই নামের একটি ফাইল আগে থেকেই ছিল, বা অন্য কোনো প্রোগ্রাম ফলাফলটি বদলেছে; এটি যেমন আছে তেমনই থাকল।</translation>
    </message>
    <message>
        <source>A file that is no preset has this name; choose another name for the preset.</source>
        <translation>প্রিসেট নয় এমন একটি ফাইলের এই নাম; প্রিসেটের জন্য অন্য নাম বেছে নিন।</translation>
    </message>
    <message>
        <source>A folder of this name is in the way; choose another name.</source>
        <translation>এই নামের একটি ফোল্ডার পথে আছে; অন্য নাম বেছে নিন।</translation>
    </message>
    <message>
        <source>A model that came with Photochrom is named &apos;{name}&apos; and cannot be replaced; give yours another name.</source>
        <translation>Photochrom-এর সঙ্গে আসা একটি মডেলের নাম &apos;{name}&apos;, সেটি প্রতিস্থাপন করা যায় না; আপনারটিকে অন্য নাম দিন।</translation>
    </message>
    <message>
        <source>A name that begins with a dot is hidden; begin it with a letter.</source>
        <translation>ডট দিয়ে শুরু হওয়া নাম লুকানো থাকে; একটি অক্ষর দিয়ে শুরু করুন।</translation>
    </message>
    <message>
        <source>A project holds at most {most_masks} masks; remove some edits.</source>
        <translation>একটি প্রজেক্টে সর্বোচ্চ {most_masks}টি মাস্ক থাকে; কিছু সম্পাদনা সরান।</translation>
    </message>
    <message>
        <source>A project holds at most {most_steps} edits; remove some.</source>
        <translation>একটি প্রজেক্টে সর্বোচ্চ {most_steps}টি সম্পাদনা থাকে; কিছু সরান।</translation>
    </message>
    <message>
        <source>An earlier run was stopped with {left} of {total} photos left.</source>
        <translation>আগের একটি কাজ থামানো হয়েছিল, তখন {total}টি ছবির মধ্যে {left}টি বাকি ছিল।</translation>
    </message>
    <message>
        <source>An internal error happened ({name}: {error}).</source>
        <translation>একটি অভ্যন্তরীণ ত্রুটি ঘটেছে ({name}: {error})।</translation>
    </message>
    <message>
        <source>An internal error happened ({value}).</source>
        <translation>একটি অভ্যন্তরীণ ত্রুটি ঘটেছে ({value})।</translation>
    </message>
    <message>
        <source>Another Photochrom downloads this file; wait until it is done.</source>
        <translation>আরেকটি Photochrom এই ফাইল ডাউনলোড করছে; শেষ হওয়া পর্যন্ত অপেক্ষা করুন।</translation>
    </message>
    <message>
        <source>Another run is working on this folder, or another program has its journal &apos;{journal_name}&apos; open; wait until it is done, or choose another folder.</source>
        <translation>অন্য একটি কাজ এই ফোল্ডারে চলছে, বা অন্য কোনো প্রোগ্রাম এর জার্নাল &apos;{journal_name}&apos; খুলে রেখেছে; শেষ হওয়া পর্যন্ত অপেক্ষা করুন, বা অন্য ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>Ask for at least one color.</source>
        <translation>অন্তত একটি রং চান।</translation>
    </message>
    <message>
        <source>At most {most_hints} color points can be set at once.</source>
        <translation>একসঙ্গে সর্বোচ্চ {most_hints}টি রঙের বিন্দু বসানো যায়।</translation>
    </message>
    <message>
        <source>Check who may write into the folder, or choose another one.</source>
        <translation>ফোল্ডারটিতে কে লিখতে পারে তা দেখুন, বা অন্য একটি বেছে নিন।</translation>
    </message>
    <message>
        <source>File names cannot hold {value}; take it out of the name pattern.</source>
        <translation>ফাইলের নামে {value} থাকতে পারে না; নামের নকশা থেকে তা বাদ দিন।</translation>
    </message>
    <message>
        <source>Many machines need Ray, which is not installed; install photochrom[cluster].</source>
        <translation>অনেক কম্পিউটারের জন্য Ray দরকার, যা ইনস্টল করা নেই; photochrom[cluster] ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>Mark the object by at least one point on it or a box around it.</source>
        <translation>বস্তুর ওপর অন্তত একটি বিন্দু বা তার চারপাশে একটি বাক্স দিয়ে বস্তুটি চিহ্নিত করুন।</translation>
    </message>
    <message>
        <source>Masks are written as PNG; choose a name that ends in .png.</source>
        <translation>মাস্ক PNG হিসেবে লেখা হয়; .png দিয়ে শেষ হয় এমন নাম বেছে নিন।</translation>
    </message>
    <message>
        <source>No machine of the cluster has room for a worker with {cpus} processor cores{cards_said}; ask for less.</source>
        <translation>ক্লাস্টারের কোনো কম্পিউটারে {cpus}টি প্রসেসর কোর{cards_said} সহ কর্মীর জায়গা নেই; কম চান।</translation>
    </message>
    <message>
        <source>No worker has been running for {patience} minutes; check the machines of the cluster, and go on with --resume.</source>
        <translation>{patience} মিনিট ধরে কোনো কর্মী চলছে না; ক্লাস্টারের কম্পিউটারগুলো দেখুন, আর --resume দিয়ে এগিয়ে যান।</translation>
    </message>
    <message>
        <source>Only a model that was added can be removed; name it without a path.</source>
        <translation>শুধু যোগ করা মডেল সরানো যায়; পথ ছাড়া তার নাম দিন।</translation>
    </message>
    <message>
        <source>Permission is denied; check who may use the file and its folder.</source>
        <translation>অনুমতি নেই; ফাইল ও তার ফোল্ডার কে ব্যবহার করতে পারে তা দেখুন।</translation>
    </message>
    <message>
        <source>SQLite reports: {detail}.</source>
        <translation>SQLite জানাচ্ছে: {detail}।</translation>
    </message>
    <message>
        <source>The EXIF metadata is too large for JPEG and is left out.</source>
        <translation>EXIF তথ্য JPEG-এর জন্য বেশি বড়, তাই বাদ দেওয়া হলো।</translation>
    </message>
    <message>
        <source>The EXIF metadata is unreadable and is left out.</source>
        <translation>EXIF তথ্য পড়া যায় না, তাই বাদ দেওয়া হলো।</translation>
    </message>
    <message>
        <source>The IPTC captions are too large for JPEG; they are left out.</source>
        <translation>IPTC বিবরণ JPEG-এর জন্য বেশি বড়; সেগুলো বাদ দেওয়া হলো।</translation>
    </message>
    <message>
        <source>The PNG file is damaged: a checksum is wrong.</source>
        <translation>PNG ফাইলটি ক্ষতিগ্রস্ত: একটি চেকসাম ভুল।</translation>
    </message>
    <message>
        <source>The PNG file is incomplete: its end is missing.</source>
        <translation>PNG ফাইলটি অসম্পূর্ণ: এর শেষ অংশ নেই।</translation>
    </message>
    <message>
        <source>The TIFF file holds no picture.</source>
        <translation>TIFF ফাইলে কোনো ছবি নেই।</translation>
    </message>
    <message>
        <source>The TIFF file is damaged or incomplete: parts of the picture are missing.</source>
        <translation>TIFF ফাইলটি ক্ষতিগ্রস্ত বা অসম্পূর্ণ: ছবির কিছু অংশ নেই।</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its header makes no sense.</source>
        <translation>TIFF ফাইলটি ক্ষতিগ্রস্ত: এর হেডার অর্থহীন।</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its number of channels makes no sense.</source>
        <translation>TIFF ফাইলটি ক্ষতিগ্রস্ত: এর চ্যানেলের সংখ্যা অর্থহীন।</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its palette is missing.</source>
        <translation>TIFF ফাইলটি ক্ষতিগ্রস্ত: এর প্যালেট নেই।</translation>
    </message>
    <message>
        <source>The XMP metadata holds no properties and is left out.</source>
        <translation>XMP তথ্যে কোনো বৈশিষ্ট্য নেই, তাই বাদ দেওয়া হলো।</translation>
    </message>
    <message>
        <source>The XMP metadata is too large for JPEG; only the origin of the colors is kept.</source>
        <translation>XMP তথ্য JPEG-এর জন্য বেশি বড়; শুধু রঙের উৎস রাখা হলো।</translation>
    </message>
    <message>
        <source>The XMP metadata is unreadable and is left out.</source>
        <translation>XMP তথ্য পড়া যায় না, তাই বাদ দেওয়া হলো।</translation>
    </message>
    <message>
        <source>The address of the file is not encrypted (https), so it is not used.</source>
        <translation>ফাইলের ঠিকানা এনক্রিপ্ট করা (https) নয়, তাই তা ব্যবহার করা হয় না।</translation>
    </message>
    <message>
        <source>The bit depth must be 8 or 16.</source>
        <translation>বিট গভীরতা 8 বা 16 হতে হবে।</translation>
    </message>
    <message>
        <source>The box has no area; give its left, top, right and bottom in this order.</source>
        <translation>বাক্সটির কোনো ক্ষেত্রফল নেই; বাঁ, ওপর, ডান ও নিচ এই ক্রমে দিন।</translation>
    </message>
    <message>
        <source>The camera maker&apos;s notes are too large for JPEG and are left out.</source>
        <translation>ক্যামেরা নির্মাতার টীকা JPEG-এর জন্য বেশি বড়, তাই বাদ দেওয়া হলো।</translation>
    </message>
    <message>
        <source>The certificate of the server is not trusted ({verify_message}); check the date of this computer, and whether its network looks into connections.</source>
        <translation>সার্ভারের সার্টিফিকেট বিশ্বাসযোগ্য নয় ({verify_message}); এই কম্পিউটারের তারিখ দেখুন, আর এর নেটওয়ার্ক সংযোগের ভেতরে উঁকি দেয় কি না তা দেখুন।</translation>
    </message>
    <message>
        <source>The cluster {where} cannot be used ({reason}); check that it runs, with the same versions of Python and Ray as here.</source>
        <translation>ক্লাস্টার {where} ব্যবহার করা যাচ্ছে না ({reason}); দেখুন সেটি চলছে কি না, এবং Python ও Ray-এর সংস্করণ এখানকার মতো কি না।</translation>
    </message>
    <message>
        <source>The color must be written with six digits, such as #7a1f2b.</source>
        <translation>রংটি ছয় অঙ্কে লিখতে হবে, যেমন #7a1f2b।</translation>
    </message>
    <message>
        <source>The color&apos;s a* and b* must lie between -128 and 128.</source>
        <translation>রঙের a* ও b* -128 ও 128-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The command must run on a machine of the cluster itself; log in there and give the address without ray://.</source>
        <translation>কমান্ডটি ক্লাস্টারেরই কোনো কম্পিউটারে চালাতে হবে; সেখানে লগ ইন করুন এবং ray:// ছাড়া ঠিকানা দিন।</translation>
    </message>
    <message>
        <source>The computer has too little memory for this; close other programs, or use a smaller working size or model.</source>
        <translation>এর জন্য কম্পিউটারে যথেষ্ট মেমরি নেই; অন্য প্রোগ্রাম বন্ধ করুন, অথবা ছোট কাজের আকার বা ছোট মডেল ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The connection ended after {received} of {size} bytes; fetch the model again to go on from there.</source>
        <translation>{size} বাইটের মধ্যে {received} বাইটের পর সংযোগ শেষ হয়েছে; সেখান থেকে চালিয়ে যেতে মডেলটি আবার ডাউনলোড করুন।</translation>
    </message>
    <message>
        <source>The connection to the server fails ({reason}); try again later.</source>
        <translation>সার্ভারের সঙ্গে সংযোগ ব্যর্থ হচ্ছে ({reason}); পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The containment must be above 0.5 and at most 1.</source>
        <translation>অন্তর্ভুক্তির মান 0.5-এর বেশি এবং সর্বোচ্চ 1 হতে হবে।</translation>
    </message>
    <message>
        <source>The decoder answers in a form that no known segmenter has; get it from its maker.</source>
        <translation>ডিকোডারটি এমন আকারে উত্তর দেয় যা পরিচিত কোনো সেগমেন্টারের নেই; এটি নির্মাতার কাছ থেকে নিন।</translation>
    </message>
    <message>
        <source>The deltas of harmonizing must be 0 or more.</source>
        <translation>সামঞ্জস্যের সহনসীমা 0 বা তার বেশি হতে হবে।</translation>
    </message>
    <message>
        <source>The description inside the model file is wrong ({error}); get the file again from its maker.</source>
        <translation>মডেল ফাইলের ভেতরের বিবরণ ভুল ({error}); ফাইলটি নির্মাতার কাছ থেকে আবার নিন।</translation>
    </message>
    <message>
        <source>The disk is full; free some space or choose another one.</source>
        <translation>ডিস্ক ভরে গেছে; কিছু জায়গা খালি করুন বা অন্য ডিস্ক বেছে নিন।</translation>
    </message>
    <message>
        <source>The disk is too full: {missing} MB are needed and {free} MB are free; free some space.</source>
        <translation>ডিস্কে যথেষ্ট জায়গা নেই: {missing} MB দরকার, {free} MB খালি আছে; কিছু জায়গা খালি করুন।</translation>
    </message>
    <message>
        <source>The disk is write-protected; choose another folder.</source>
        <translation>ডিস্কটিতে লেখা বন্ধ আছে; অন্য ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>The disk quota is used up; free some space or choose another disk.</source>
        <translation>ডিস্কের বরাদ্দ শেষ হয়ে গেছে; কিছু জায়গা খালি করুন বা অন্য ডিস্ক বেছে নিন।</translation>
    </message>
    <message>
        <source>The disk reports an error; check it and its connection.</source>
        <translation>ডিস্ক একটি ত্রুটি জানাচ্ছে; ডিস্ক ও তার সংযোগ দেখুন।</translation>
    </message>
    <message>
        <source>The document is too large for a project; use a smaller working size.</source>
        <translation>নথিটি একটি প্রজেক্টের জন্য বেশি বড়; ছোট কাজের আকার ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The download was stopped; fetch the model again to go on.</source>
        <translation>ডাউনলোড থামানো হয়েছে; চালিয়ে যেতে মডেলটি আবার ডাউনলোড করুন।</translation>
    </message>
    <message>
        <source>The downloaded file is not the published one (its SHA-256 is wrong) and was deleted; try again later or from another network.</source>
        <translation>ডাউনলোড করা ফাইলটি প্রকাশিত ফাইল নয় (এর SHA-256 ভুল), তাই মুছে ফেলা হয়েছে; পরে বা অন্য নেটওয়ার্ক থেকে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The embedded color profile is unusable; the colors are taken as sRGB.</source>
        <translation>ছবির ভেতরের রঙের প্রোফাইল ব্যবহার করা যায় না; রংগুলো sRGB হিসেবে নেওয়া হলো।</translation>
    </message>
    <message>
        <source>The encoder and the decoder do not belong together ({reason}); use two that were exported from the same segmenter.</source>
        <translation>এনকোডার ও ডিকোডার একসঙ্গে মেলে না ({reason}); একই সেগমেন্টার থেকে এক্সপোর্ট করা দুটি ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The file becomes too large for this disk; choose another disk or format.</source>
        <translation>ফাইলটি এই ডিস্কের জন্য বেশি বড় হয়ে যাচ্ছে; অন্য ডিস্ক বা ফরম্যাট বেছে নিন।</translation>
    </message>
    <message>
        <source>The file exists already; choose another name or overwrite it.</source>
        <translation>ফাইলটি আগে থেকেই আছে; অন্য নাম বেছে নিন বা এর ওপরে লিখুন।</translation>
    </message>
    <message>
        <source>The file is an ONNX model, but it was not made for Photochrom; use a model that &apos;photochrom export&apos; wrote, or an encoder or decoder of Segment Anything.</source>
        <translation>ফাইলটি একটি ONNX মডেল, কিন্তু Photochrom-এর জন্য তৈরি নয়; &apos;photochrom export&apos; দিয়ে লেখা মডেল, অথবা Segment Anything-এর এনকোডার বা ডিকোডার ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>ফাইলটি খালি।</translation>
    </message>
    <message>
        <source>The file is no ONNX model; choose a file that ends in .onnx.</source>
        <translation>ফাইলটি ONNX মডেল নয়; .onnx দিয়ে শেষ হয় এমন ফাইল বেছে নিন।</translation>
    </message>
    <message>
        <source>The file is no longer at its address (HTTP {status}); update Photochrom, which may know the new one.</source>
        <translation>ফাইলটি আর তার ঠিকানায় নেই (HTTP {status}); Photochrom হালনাগাদ করুন, সেটি নতুন ঠিকানা জানতে পারে।</translation>
    </message>
    <message>
        <source>The file name does not end like that of a photo; add .jpg, .png or .tif.</source>
        <translation>ফাইলের নাম ছবির নামের মতো শেষ হয় না; .jpg, .png বা .tif যোগ করুন।</translation>
    </message>
    <message>
        <source>The file name is too long; shorten it.</source>
        <translation>ফাইলের নামটি বেশি লম্বা; ছোট করুন।</translation>
    </message>
    <message>
        <source>The file {name} among your models holds the model &apos;{value}&apos;; remove or rename it first.</source>
        <translation>আপনার মডেলগুলোর {name} ফাইলে &apos;{value}&apos; মডেলটি আছে; আগে সেটি সরান বা নাম বদলান।</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for this; use a smaller working size or model, or the processor (device cpu).</source>
        <translation>এর জন্য গ্রাফিক্স কার্ডে যথেষ্ট মেমরি নেই; ছোট কাজের আকার বা মডেল, অথবা প্রসেসর (ডিভাইস cpu) ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The history is from a newer Photochrom; update Photochrom to open it.</source>
        <translation>ইতিহাসটি নতুনতর Photochrom-এর; খুলতে Photochrom হালনাগাদ করুন।</translation>
    </message>
    <message>
        <source>The journal in this folder was made by a newer Photochrom; update Photochrom, or choose another folder.</source>
        <translation>এই ফোল্ডারের জার্নালটি নতুনতর Photochrom-এর তৈরি; Photochrom হালনাগাদ করুন, বা অন্য ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>The journal of the run cannot be written: {why}</source>
        <translation>কাজের জার্নাল লেখা যাচ্ছে না: {why}</translation>
    </message>
    <message>
        <source>The longer side of an export needs at least 1 pixel.</source>
        <translation>এক্সপোর্টের দীর্ঘ দিকে অন্তত 1 পিক্সেল দরকার।</translation>
    </message>
    <message>
        <source>The machine {machine} cannot work: {problem}</source>
        <translation>কম্পিউটার {machine} কাজ করতে পারছে না: {problem}</translation>
    </message>
    <message>
        <source>The machine {machine} does not see &apos;{source}&apos;; photos must lie on a drive that all machines have under the same path.</source>
        <translation>কম্পিউটার {machine} &apos;{source}&apos; দেখতে পাচ্ছে না; ছবিগুলো এমন ড্রাইভে থাকতে হবে যা সব কম্পিউটারে একই পথে আছে।</translation>
    </message>
    <message>
        <source>The mask has {columns} x {rows} pixels, which does not fit the photo&apos;s {width} x {height}; make the mask from the same photo, not cropped or turned.</source>
        <translation>মাস্কটিতে {columns} x {rows} পিক্সেল আছে, যা ছবির {width} x {height}-এর সঙ্গে মেলে না; না কেটে, না ঘুরিয়ে একই ছবি থেকে মাস্ক তৈরি করুন।</translation>
    </message>
    <message>
        <source>The metadata file beside it cannot be written: {error}</source>
        <translation>পাশের মেটাডেটা ফাইলটি লেখা যাচ্ছে না: {error}</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; {version} is not there or is another file; put it where every machine sees it, or install the same one on each.</source>
        <translation>মডেল &apos;{name}&apos; {version} নেই, বা অন্য ফাইল; সব কম্পিউটার দেখতে পায় এমন জায়গায় রাখুন, বা প্রতিটিতে একই মডেল ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>The model answered with numbers that are no colors; use another one.</source>
        <translation>মডেল এমন সংখ্যা দিয়েছে যা কোনো রং নয়; অন্য মডেল ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The model cannot be loaded ({value}); copy or download it again.</source>
        <translation>মডেলটি লোড করা যায় না ({value}); আবার কপি বা ডাউনলোড করুন।</translation>
    </message>
    <message>
        <source>The model failed on this photo ({error}); try another working size or model.</source>
        <translation>এই ছবিতে মডেলটি ব্যর্থ হয়েছে ({error}); অন্য কাজের আকার বা মডেল চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The model file cannot be read ({reason}).</source>
        <translation>মডেল ফাইলটি পড়া যায় না ({reason})।</translation>
    </message>
    <message>
        <source>The model file has the unknown format &apos;{version}&apos;; get it again from its maker.</source>
        <translation>মডেল ফাইলের ফরম্যাট &apos;{version}&apos; অজানা; নির্মাতার কাছ থেকে আবার নিন।</translation>
    </message>
    <message>
        <source>The model file is empty; copy or download it again.</source>
        <translation>মডেল ফাইলটি খালি; আবার কপি বা ডাউনলোড করুন।</translation>
    </message>
    <message>
        <source>The model file is incomplete or damaged; copy or download it again.</source>
        <translation>মডেল ফাইলটি অসম্পূর্ণ বা ক্ষতিগ্রস্ত; আবার কপি বা ডাউনলোড করুন।</translation>
    </message>
    <message>
        <source>The model finds one color for each place and weighs no others; colorize with a color classifier to learn of other colors.</source>
        <translation>মডেলটি প্রতিটি জায়গার জন্য একটি রং খুঁজে বের করে, অন্য কোনোটি বিবেচনা করে না; অন্য রং জানতে রং-শ্রেণিবিভাজক মডেল দিয়ে রঙিন করুন।</translation>
    </message>
    <message>
        <source>The model is a {value}, but its name &apos;{name}&apos; does not end in &apos;{ending}&apos;, so that it cannot be chosen; get it under another name.</source>
        <translation>মডেলটির ধরন {value}, কিন্তু এর নাম &apos;{name}&apos; &apos;{ending}&apos; দিয়ে শেষ হয় না, তাই এটি বেছে নেওয়া যায় না; অন্য নামে এটি নিন।</translation>
    </message>
    <message>
        <source>The model is a {value}; choose a {wanted} instead.</source>
        <translation>মডেলটির ধরন {value}; এর বদলে {wanted} ধরনের একটি বেছে নিন।</translation>
    </message>
    <message>
        <source>The model keeps its weights in another file; export it again as one file with all weights inside.</source>
        <translation>মডেলটির ওজন অন্য একটি ফাইলে আছে; সব ওজনসহ একটি ফাইল হিসেবে আবার এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>The model says that it looks at {size} pixels, but its input has another size; get it again from its maker.</source>
        <translation>মডেলটি বলে যে এটি {size} পিক্সেল দেখে, কিন্তু এর ইনপুটের আকার অন্য; নির্মাতার কাছ থেকে আবার নিন।</translation>
    </message>
    <message>
        <source>The model that came with Photochrom is damaged; reinstall Photochrom.</source>
        <translation>Photochrom-এর সঙ্গে আসা মডেলটি ক্ষতিগ্রস্ত; Photochrom আবার ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>The model that came with Photochrom is missing; reinstall Photochrom.</source>
        <translation>Photochrom-এর সঙ্গে আসা মডেলটি নেই; Photochrom আবার ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>The model was made for a newer Photochrom; update Photochrom to use it.</source>
        <translation>মডেলটি নতুনতর Photochrom-এর জন্য তৈরি; ব্যবহার করতে Photochrom হালনাগাদ করুন।</translation>
    </message>
    <message>
        <source>The model {reason}, so it does not fit its kind; get another from its maker.</source>
        <translation>মডেলটি তার ধরনের সঙ্গে মেলে না (এটি {reason}); নির্মাতার কাছ থেকে অন্য একটি নিন।</translation>
    </message>
    <message>
        <source>The name pattern knows {name_field} and {folder_field} only.</source>
        <translation>নামের নকশায় শুধু {name_field} ও {folder_field} চলে।</translation>
    </message>
    <message>
        <source>The name pattern must hold {name_field}, the name of the photo.</source>
        <translation>নামের নকশায় ছবির নাম {name_field} থাকতেই হবে।</translation>
    </message>
    <message>
        <source>The number of points per side must be between 1 and 128.</source>
        <translation>প্রতি দিকে বিন্দুর সংখ্যা 1 থেকে 128-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The number of prompts in one run must be between 1 and 1024.</source>
        <translation>এক রানে প্রশ্নের সংখ্যা 1 থেকে 1024-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The original photo is never overwritten; choose another name.</source>
        <translation>মূল ছবির ওপরে কখনও লেখা হয় না; অন্য নাম বেছে নিন।</translation>
    </message>
    <message>
        <source>The output folder cannot be made, because a file has its name; choose another folder.</source>
        <translation>ফলাফলের ফোল্ডার তৈরি করা যায় না, কারণ একটি ফাইলের নাম এটিই; অন্য ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>The palette cannot be used ({error}); get the file again from its maker.</source>
        <translation>প্যালেটটি ব্যবহার করা যায় না ({error}); ফাইলটি নির্মাতার কাছ থেকে আবার নিন।</translation>
    </message>
    <message>
        <source>The photo &apos;{name}&apos; is not as it was when the project was saved; put the original back or say where it is.</source>
        <translation>প্রজেক্ট সংরক্ষণের সময় &apos;{name}&apos; ছবিটি যেমন ছিল এখন তেমন নেই; মূল ছবি ফিরিয়ে রাখুন বা কোথায় আছে জানান।</translation>
    </message>
    <message>
        <source>The photo &apos;{name}&apos; of this project is missing; put it back or say where it is.</source>
        <translation>এই প্রজেক্টের &apos;{name}&apos; ছবিটি পাওয়া যাচ্ছে না; সেটি ফিরিয়ে রাখুন বা কোথায় আছে জানান।</translation>
    </message>
    <message>
        <source>The photo has no colors of its own.</source>
        <translation>ছবিটির নিজস্ব কোনো রং নেই।</translation>
    </message>
    <message>
        <source>The photo has {width} x {height} pixels, which is too narrow; one side may be at most {largest_aspect} times the other.</source>
        <translation>ছবিটিতে {width} x {height} পিক্সেল আছে, যা বেশি সরু; এক দিক অন্য দিকের সর্বোচ্চ {largest_aspect} গুণ হতে পারে।</translation>
    </message>
    <message>
        <source>The photo has {width} x {height} pixels; to colorize it, both sides need at least {smallest_side}.</source>
        <translation>ছবিটিতে {width} x {height} পিক্সেল আছে; রঙিন করতে দুই দিকেই অন্তত {smallest_side} পিক্সেল দরকার।</translation>
    </message>
    <message>
        <source>The photo is in color already.</source>
        <translation>ছবিটি আগে থেকেই রঙিন।</translation>
    </message>
    <message>
        <source>The photo is too large for the memory of this computer.</source>
        <translation>ছবিটি এই কম্পিউটারের মেমরির জন্য বেশি বড়।</translation>
    </message>
    <message>
        <source>The photo was not read from a file; save it to one first.</source>
        <translation>ছবিটি কোনো ফাইল থেকে পড়া হয়নি; আগে একটি ফাইলে সংরক্ষণ করুন।</translation>
    </message>
    <message>
        <source>The photo was there when the run began, and is gone.</source>
        <translation>কাজ শুরুর সময় ছবিটি ছিল, এখন আর নেই।</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>ছবিতে কোনো পিক্সেল নেই।</translation>
    </message>
    <message>
        <source>The picture is damaged or incomplete; try to get another copy of the file.</source>
        <translation>ছবিটি ক্ষতিগ্রস্ত বা অসম্পূর্ণ; ফাইলটির অন্য একটি কপি জোগাড় করুন।</translation>
    </message>
    <message>
        <source>The picture is too large for the memory of this computer.</source>
        <translation>ছবিটি এই কম্পিউটারের মেমরির জন্য বেশি বড়।</translation>
    </message>
    <message>
        <source>The point {x},{y} lies outside the photo, which has {width} x {height} pixels.</source>
        <translation>{x},{y} বিন্দুটি ছবির বাইরে, ছবিতে আছে {width} x {height} পিক্সেল।</translation>
    </message>
    <message>
        <source>The project file is damaged ({what}); use a backup of it.</source>
        <translation>প্রজেক্ট ফাইলটি ক্ষতিগ্রস্ত ({what}); এর একটি ব্যাকআপ ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>The project is too large for the memory of this computer.</source>
        <translation>প্রজেক্টটি এই কম্পিউটারের মেমরির জন্য বেশি বড়।</translation>
    </message>
    <message>
        <source>The project was saved by a newer Photochrom; update Photochrom to open it.</source>
        <translation>প্রজেক্টটি নতুনতর Photochrom-এ সংরক্ষিত; খুলতে Photochrom হালনাগাদ করুন।</translation>
    </message>
    <message>
        <source>The quality must lie between 1 and 100.</source>
        <translation>মান 1 থেকে 100-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The reach of color points must be above 0 and at most 2.</source>
        <translation>রঙের বিন্দুর বিস্তার 0-এর বেশি এবং সর্বোচ্চ 2 হতে হবে।</translation>
    </message>
    <message>
        <source>The rebalancing must be between 0 and 1.</source>
        <translation>রঙের সমতা 0 থেকে 1-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The result cannot be written: {error}</source>
        <translation>ফলাফল লেখা যায় না: {error}</translation>
    </message>
    <message>
        <source>The result was changed by another program during the run and is kept; allow overwriting to make it anew.</source>
        <translation>কাজ চলাকালে অন্য একটি প্রোগ্রাম ফলাফলটি বদলেছে, তাই এটি রাখা হলো; নতুন করে তৈরি করতে ওভাররাইট করার অনুমতি দিন।</translation>
    </message>
    <message>
        <source>The segmenter answered no numbers for this photo; try another one or the processor (device cpu).</source>
        <translation>এই ছবির জন্য সেগমেন্টারটি কোনো সংখ্যা দেয়নি; অন্য একটি বা প্রসেসর (ডিভাইস cpu) চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server answers with far more than the number of a version, or too slowly; try again later.</source>
        <translation>সার্ভার সংস্করণের নম্বরের চেয়ে অনেক বেশি কিছু পাঠায়, বা খুব ধীরে উত্তর দেয়; পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server answers with something that is no HTTP; try again from another network.</source>
        <translation>সার্ভার যা উত্তর দেয় তা HTTP নয়; অন্য নেটওয়ার্ক থেকে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server answers with something that is no release of Photochrom; try again later or from another network.</source>
        <translation>সার্ভার যা উত্তর দেয় তা Photochrom-এর কোনো রিলিজ নয়; পরে বা অন্য নেটওয়ার্ক থেকে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server cannot be found; check the internet connection.</source>
        <translation>সার্ভার খুঁজে পাওয়া যায় না; ইন্টারনেট সংযোগ দেখুন।</translation>
    </message>
    <message>
        <source>The server does not answer in time; try again later.</source>
        <translation>সার্ভার সময়মতো উত্তর দেয় না; পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server does not give the file (HTTP {status}); try again later.</source>
        <translation>সার্ভার ফাইলটি দেয় না (HTTP {status}); পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server is in trouble or busy (HTTP {status}); try again later.</source>
        <translation>সার্ভারে সমস্যা আছে বা সেটি ব্যস্ত (HTTP {status}); পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server offers a file of {total} bytes instead of {size}; update Photochrom, which may know the new one.</source>
        <translation>সার্ভার {size} বাইটের বদলে {total} বাইটের একটি ফাইল দেয়; Photochrom হালনাগাদ করুন, সেটি নতুন ফাইল চিনতে পারে।</translation>
    </message>
    <message>
        <source>The server or the network breaks the connection; try again later.</source>
        <translation>সার্ভার বা নেটওয়ার্ক সংযোগ কেটে দেয়; পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server redirects in circles or to no usable address (HTTP {status}); try again later.</source>
        <translation>সার্ভার ঘুরপাক খাওয়ায় বা অব্যবহার্য ঠিকানায় পাঠায় (HTTP {status}); পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not encrypted (https), so the file is not fetched; try again later or from another network.</source>
        <translation>সার্ভার এমন ঠিকানায় পাঠায় যা এনক্রিপ্ট করা (https) নয়, তাই ফাইলটি ডাউনলোড করা হয়নি; পরে বা অন্য নেটওয়ার্ক থেকে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server refuses to give the file (HTTP {status}); try from another network.</source>
        <translation>সার্ভার ফাইলটি দিতে অস্বীকার করে (HTTP {status}); অন্য নেটওয়ার্ক থেকে চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server sends more than the published file; try again later or from another network.</source>
        <translation>সার্ভার প্রকাশিত ফাইলের চেয়ে বেশি পাঠায়; পরে বা অন্য নেটওয়ার্ক থেকে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The strength must be between 0 and 1.</source>
        <translation>মাত্রা 0 থেকে 1-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The system reports an error: {reason}.</source>
        <translation>সিস্টেম একটি ত্রুটি জানাচ্ছে: {reason}।</translation>
    </message>
    <message>
        <source>The temperature must be above 0 and at most 10.</source>
        <translation>তাপমাত্রা 0-এর বেশি এবং সর্বোচ্চ 10 হতে হবে।</translation>
    </message>
    <message>
        <source>The thresholds must be between 0 and 1.</source>
        <translation>সীমামান 0 থেকে 1-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The vividness must be between 0 and 3.</source>
        <translation>রঙের তীব্রতা 0 থেকে 3-এর মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>The worker was lost {most_losses} times while it had this photo in work; the photo may need more memory than its machine has.</source>
        <translation>এই ছবির কাজ চলার সময় কর্মীটি {most_losses} বার হারিয়ে গেছে; ছবিটির হয়তো কম্পিউটারের চেয়ে বেশি মেমরি দরকার।</translation>
    </message>
    <message>
        <source>The workers cannot start ({value}); install the same version of photochrom[cluster] on all machines.</source>
        <translation>কর্মীরা শুরু হতে পারছে না ({value}); সব কম্পিউটারে photochrom[cluster]-এর একই সংস্করণ ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>The working size must be between {smallest_size} and {largest_size} pixels.</source>
        <translation>কাজের আকার {smallest_size} থেকে {largest_size} পিক্সেলের মধ্যে হতে হবে।</translation>
    </message>
    <message>
        <source>There already is a model named &apos;{name}&apos;; add --replace to put this one in its place.</source>
        <translation>&apos;{name}&apos; নামে একটি মডেল আগে থেকেই আছে; সেটির জায়গায় এটি রাখতে --replace যোগ করুন।</translation>
    </message>
    <message>
        <source>There are no photos in this folder itself; include its subfolders.</source>
        <translation>এই ফোল্ডারে সরাসরি কোনো ছবি নেই; এর উপ-ফোল্ডারগুলোও নিন।</translation>
    </message>
    <message>
        <source>There are no photos in this folder.</source>
        <translation>এই ফোল্ডারে কোনো ছবি নেই।</translation>
    </message>
    <message>
        <source>There is no model named &apos;{name}&apos;, nor any other; add one, or reinstall Photochrom.</source>
        <translation>&apos;{name}&apos; নামে কোনো মডেল নেই, অন্য কোনোটিও নেই; একটি যোগ করুন, অথবা Photochrom আবার ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>There is no model named &apos;{name}&apos;; choose one of {names}.</source>
        <translation>&apos;{name}&apos; নামে কোনো মডেল নেই; এগুলোর একটি বেছে নিন: {names}।</translation>
    </message>
    <message>
        <source>There is no segmenter named &apos;{name}&apos;; the known ones are {names}.</source>
        <translation>&apos;{name}&apos; নামে কোনো সেগমেন্টার নেই; পরিচিতগুলো হলো {names}।</translation>
    </message>
    <message>
        <source>These settings of a batch are damaged or come from another version of Photochrom; choose them anew.</source>
        <translation>ব্যাচের এই সেটিংস নষ্ট, বা Photochrom-এর অন্য সংস্করণের; নতুন করে বেছে নিন।</translation>
    </message>
    <message>
        <source>This drive knows no locks: take care that no other run works on the same folder.</source>
        <translation>এই ড্রাইভে লক নেই: খেয়াল রাখুন, একই ফোল্ডারে যেন অন্য কোনো কাজ না চলে।</translation>
    </message>
    <message>
        <source>This run cannot be resumed.</source>
        <translation>এই কাজ আর চালিয়ে যাওয়া যায় না।</translation>
    </message>
    <message>
        <source>a color cast of {size} in a*b*</source>
        <translation>a*b*-তে {size} মাত্রার রঙের আভা</translation>
    </message>
    <message>
        <source>a gray photo has colors</source>
        <translation>একটি ধূসর ছবিতে রং আছে</translation>
    </message>
    <message>
        <source>answers in another size than its input or an integer fraction of it</source>
        <translation>ইনপুটের আকার বা তার পূর্ণসংখ্যক ভাগ ছাড়া অন্য আকারে উত্তর দেয়</translation>
    </message>
    <message>
        <source>does not answer a* and b*</source>
        <translation>a* ও b* দেয় না</translation>
    </message>
    <message>
        <source>does not have an output for each of its {classes} colors</source>
        <translation>তার {classes}টি রঙের প্রতিটির জন্য আউটপুট নেই</translation>
    </message>
    <message>
        <source>true, as it must be where no strength is given</source>
        <translation>চালু নয়, অথচ কোনো মাত্রা দেওয়া নেই</translation>
    </message>
    <message>
        <source>version {version}, file {value}</source>
        <translation>সংস্করণ {version}, ফাইল {value}</translation>
    </message>
    <message>
        <source>{value} is no object</source>
        <translation>{value} কোনো অবজেক্ট নয়</translation>
    </message>
    <message>
        <source>{value} is not known</source>
        <translation>{value} অজানা</translation>
    </message>
    <message>
        <source>{where} keeps nothing of the photo</source>
        <translation>{where} ছবির কিছুই রাখে না</translation>
    </message>
    <message>
        <source>The folder to write into does not exist; choose another one or make it.</source>
        <translation>যে ফোল্ডারে লেখার কথা সেটি নেই; অন্য ফোল্ডার বেছে নিন বা সেটি তৈরি করুন।</translation>
    </message>
    <message>
        <source>&apos;{journal_name}&apos; in this folder is damaged or no journal of Photochrom; rename or delete it: results stay, and resuming passes over photos that have one.</source>
        <translation>এই ফোল্ডারের &apos;{journal_name}&apos; নষ্ট, বা Photochrom-এর জার্নাল নয়; এর নাম বদলান বা মুছে ফেলুন: ফলাফল থেকে যাবে, আর আবার শুরু করলে যেসব ছবির ফলাফল আছে সেগুলো বাদ পড়বে।</translation>
    </message>
    <message>
        <source>The picture has {megapixels} megapixels, more than the limit of {max_megapixels}; scale it down, or allow more megapixels if you trust the file.</source>
        <translation>ছবিটিতে {megapixels} মেগাপিক্সেল আছে, {max_megapixels}-এর সীমার চেয়ে বেশি; ছবিটি ছোট করুন, অথবা ফাইলটি বিশ্বাসযোগ্য হলে বেশি মেগাপিক্সেলের অনুমতি দিন।</translation>
    </message>
    <message>
        <source>The preset is damaged or was edited by mistake ({what}); put that right or choose another one.</source>
        <translation>প্রিসেটটি নষ্ট, বা ভুল করে বদলানো হয়েছে ({what}); ঠিক করুন, বা অন্য একটি বেছে নিন।</translation>
    </message>
    <message>
        <source>The preset was made by a newer Photochrom; update Photochrom or choose another preset.</source>
        <translation>প্রিসেটটি নতুনতর Photochrom-এর তৈরি; Photochrom হালনাগাদ করুন, বা অন্য প্রিসেট বেছে নিন।</translation>
    </message>
    <message>
        <source>There is no such file; check its name and folder.</source>
        <translation>এমন কোনো ফাইল নেই; এর নাম ও ফোল্ডার দেখুন।</translation>
    </message>
    <message>
        <source>There is no such model file; check its name and folder.</source>
        <translation>এমন কোনো মডেল ফাইল নেই; এর নাম ও ফোল্ডার দেখুন।</translation>
    </message>
    <message>
        <source>There is no such model to fetch; there are {names}.</source>
        <translation>ডাউনলোড করার মতো এমন কোনো মডেল নেই; আছে {names}।</translation>
    </message>
    <message>
        <source>This color space of TIFF is not supported; save the picture as RGB.</source>
        <translation>TIFF-এর এই রঙের জগৎ চলে না; ছবিটি RGB হিসেবে সংরক্ষণ করুন।</translation>
    </message>
    <message>
        <source>This is a camera raw file; develop it to TIFF or JPEG first.</source>
        <translation>এটি ক্যামেরার কাঁচা (raw) ফাইল; আগে TIFF বা JPEG-এ রূপান্তর করুন।</translation>
    </message>
    <message>
        <source>This is a folder, not a photo.</source>
        <translation>এটি একটি ফোল্ডার, ছবি নয়।</translation>
    </message>
    <message>
        <source>This is no JPEG, PNG, TIFF, WebP, BMP or GIF picture.</source>
        <translation>এটি JPEG, PNG, TIFF, WebP, BMP বা GIF ছবি নয়।</translation>
    </message>
    <message>
        <source>This is no Photochrom project, or its end is missing; use a backup of it.</source>
        <translation>এটি Photochrom প্রজেক্ট নয়, অথবা এর শেষ অংশ নেই; এর একটি ব্যাকআপ ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>This is no Photochrom project.</source>
        <translation>এটি Photochrom প্রজেক্ট নয়।</translation>
    </message>
    <message>
        <source>This is no preset of Photochrom; choose another file.</source>
        <translation>এটি Photochrom-এর প্রিসেট নয়; অন্য ফাইল বেছে নিন।</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>এটি সাধারণ ফাইল নয়।</translation>
    </message>
    <message>
        <source>This kind of TIFF is not supported; save it as 8- or 16-bit RGB or gray.</source>
        <translation>এই ধরনের TIFF চলে না; 8 বা 16 বিটের RGB বা ধূসর হিসেবে সংরক্ষণ করুন।</translation>
    </message>
    <message>
        <source>This kind of pixels is not supported; save the picture as RGB or gray.</source>
        <translation>এই ধরনের পিক্সেল চলে না; ছবিটি RGB বা ধূসর হিসেবে সংরক্ষণ করুন।</translation>
    </message>
    <message>
        <source>This model came with Photochrom and cannot be removed.</source>
        <translation>এই মডেলটি Photochrom-এর সঙ্গে এসেছে, সরানো যায় না।</translation>
    </message>
    <message>
        <source>What the machine {machine} has written beside &apos;{target}&apos; cannot be seen here; results must go to a drive that all machines have under the same path.</source>
        <translation>কম্পিউটার {machine} &apos;{target}&apos;-এর পাশে যা লিখেছে তা এখান থেকে দেখা যাচ্ছে না; ফলাফল এমন ড্রাইভে যেতে হবে যা সব কম্পিউটারে একই পথে আছে।</translation>
    </message>
    <message>
        <source>a field leaves its message</source>
        <translation>একটি ক্ষেত্র তার বার্তার বাইরে যায়</translation>
    </message>
    <message>
        <source>a list of at most {most}</source>
        <translation>সর্বোচ্চ {most}টির তালিকা</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>লেখার একটি তালিকা</translation>
    </message>
    <message>
        <source>a mask cannot be decoded</source>
        <translation>একটি মাস্ক ডিকোড করা যায় না</translation>
    </message>
    <message>
        <source>a mask has a wrong size</source>
        <translation>একটি মাস্কের আকার ভুল</translation>
    </message>
    <message>
        <source>a mask is no gray picture of the right size</source>
        <translation>একটি মাস্ক সঠিক আকারের ধূসর ছবি নয়</translation>
    </message>
    <message>
        <source>a number leaves its message</source>
        <translation>একটি সংখ্যা তার বার্তার বাইরে যায়</translation>
    </message>
    <message>
        <source>a part cannot be unpacked</source>
        <translation>একটি অংশ খোলা যায় না</translation>
    </message>
    <message>
        <source>a part has another size than declared</source>
        <translation>একটি অংশের আকার ঘোষিত আকারের থেকে আলাদা</translation>
    </message>
    <message>
        <source>a part is encrypted</source>
        <translation>একটি অংশ এনক্রিপ্ট করা</translation>
    </message>
    <message>
        <source>a part is larger than it can be</source>
        <translation>একটি অংশ যত বড় হতে পারে তার চেয়ে বড়</translation>
    </message>
    <message>
        <source>a part is missing</source>
        <translation>একটি অংশ নেই</translation>
    </message>
    <message>
        <source>a part is packed in an unknown way</source>
        <translation>একটি অংশ অজানা উপায়ে গোটানো</translation>
    </message>
    <message>
        <source>a prediction and its model belong together</source>
        <translation>পূর্বাভাস ও তার মডেল একসঙ্গে থাকতে হয়</translation>
    </message>
    <message>
        <source>a text of at most {longest} letters</source>
        <translation>সর্বোচ্চ {longest} অক্ষরের লেখা</translation>
    </message>
    <message>
        <source>an adjustment has masks</source>
        <translation>একটি সমন্বয়ে মাস্ক আছে</translation>
    </message>
    <message>
        <source>an edit has a wrong number of masks</source>
        <translation>একটি সম্পাদনায় মাস্কের সংখ্যা ভুল</translation>
    </message>
    <message>
        <source>an edit has settings that it cannot have</source>
        <translation>একটি সম্পাদনায় এমন সেটিং আছে যা থাকতে পারে না</translation>
    </message>
    <message>
        <source>an encoder and a decoder just where objects are found</source>
        <translation>এনকোডার ও ডিকোডার কেবল যেখানে অবজেক্ট খোঁজা হয়</translation>
    </message>
    <message>
        <source>answers in another size than a quarter of its input</source>
        <translation>ইনপুটের এক-চতুর্থাংশ ছাড়া অন্য আকারে উত্তর দেয়</translation>
    </message>
    <message>
        <source>dust or scratches on {share} of the photo</source>
        <translation>ছবির {share} অংশে ধুলো বা আঁচড়</translation>
    </message>
    <message>
        <source>faded, L* from {black} to {white}</source>
        <translation>ফ্যাকাশে, L* {black} থেকে {white}</translation>
    </message>
    <message>
        <source>grain of {sigma} L*</source>
        <translation>{sigma} L* মাত্রার দানা</translation>
    </message>
    <message>
        <source>has &apos;{name}&apos; in another type than float32</source>
        <translation>&apos;{name}&apos; float32 ছাড়া অন্য ধরনে আছে</translation>
    </message>
    <message>
        <source>has &apos;{name}&apos; with another number of axes</source>
        <translation>&apos;{name}&apos; অন্য সংখ্যক অক্ষসহ আছে</translation>
    </message>
    <message>
        <source>it has too many masks</source>
        <translation>এতে বেশি মাস্ক আছে</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>এতে বেশি অংশ আছে</translation>
    </message>
    <message>
        <source>its description is no JSON</source>
        <translation>এর বিবরণ JSON নয়</translation>
    </message>
    <message>
        <source>its history is not what it was</source>
        <translation>এর ইতিহাস আগের মতো নেই</translation>
    </message>
    <message>
        <source>its history is of another photo</source>
        <translation>এর ইতিহাস অন্য ছবির</translation>
    </message>
    <message>
        <source>its libraries are missing or do not suit the driver</source>
        <translation>এর লাইব্রেরিগুলো নেই বা ড্রাইভারের সঙ্গে মেলে না</translation>
    </message>
    <message>
        <source>its palette is none</source>
        <translation>এর প্যালেটটি প্যালেট নয়</translation>
    </message>
    <message>
        <source>its parts are not those that it lists</source>
        <translation>এর অংশগুলো তালিকার সঙ্গে মেলে না</translation>
    </message>
    <message>
        <source>its photo has another size</source>
        <translation>এর ছবির আকার অন্য</translation>
    </message>
    <message>
        <source>its prediction has a wrong length</source>
        <translation>এর পূর্বাভাসের দৈর্ঘ্য ভুল</translation>
    </message>
    <message>
        <source>its prediction has a wrong shape</source>
        <translation>এর পূর্বাভাসের গঠন ভুল</translation>
    </message>
    <message>
        <source>its prediction is beyond all colors</source>
        <translation>এর পূর্বাভাস সব রঙের সীমার বাইরে</translation>
    </message>
    <message>
        <source>its prediction is no array</source>
        <translation>এর পূর্বাভাস কোনো সংখ্যাসারি নয়</translation>
    </message>
    <message>
        <source>its prediction is not finite</source>
        <translation>এর পূর্বাভাস সসীম নয়</translation>
    </message>
    <message>
        <source>its prediction is not of half precision</source>
        <translation>এর পূর্বাভাস অর্ধ-সূক্ষ্মতার নয়</translation>
    </message>
    <message>
        <source>its prediction is of a model that finds no colors</source>
        <translation>এর পূর্বাভাস এমন মডেলের, যা রং খুঁজে বের করে না</translation>
    </message>
    <message>
        <source>lacks the output &apos;{value}&apos;</source>
        <translation>&apos;{value}&apos; আউটপুটটি নেই</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed</source>
        <translation>কোনো NVIDIA ড্রাইভার ইনস্টল করা নেই</translation>
    </message>
    <message>
        <source>one answers {value} numbers, the other takes {value2}</source>
        <translation>একটি {value}টি সংখ্যা দেয়, অন্যটি নেয় {value2}টি</translation>
    </message>
    <message>
        <source>one is for {size} pixels, the other for {size2}</source>
        <translation>একটি {size} পিক্সেলের জন্য, অন্যটি {size2}-এর জন্য</translation>
    </message>
    <message>
        <source>segmenter; finer masks, slower</source>
        <translation>সেগমেন্টার; সূক্ষ্মতর মাস্ক, আরও ধীর</translation>
    </message>
    <message>
        <source>segmenter; finest masks, slowest</source>
        <translation>সেগমেন্টার; সবচেয়ে সূক্ষ্ম মাস্ক, সবচেয়ে ধীর</translation>
    </message>
    <message>
        <source>segmenter; good masks, slow</source>
        <translation>সেগমেন্টার; ভালো মাস্ক, ধীর</translation>
    </message>
    <message>
        <source>segmenter; small and fast, needs no PyTorch</source>
        <translation>সেগমেন্টার; ছোট ও দ্রুত, PyTorch লাগে না</translation>
    </message>
    <message>
        <source>takes &apos;{name}&apos; in one fixed size only</source>
        <translation>&apos;{name}&apos; শুধু একটি নির্দিষ্ট আকারে নেয়</translation>
    </message>
    <message>
        <source>takes &apos;{name}&apos; with another number of channels</source>
        <translation>&apos;{name}&apos; অন্য সংখ্যক চ্যানেলসহ নেয়</translation>
    </message>
    <message>
        <source>takes the inputs {value} instead of {value2}</source>
        <translation>{value2}-এর বদলে {value} ইনপুট নেয়</translation>
    </message>
    <message>
        <source>the NVIDIA driver does not start</source>
        <translation>NVIDIA ড্রাইভার চালু হয় না</translation>
    </message>
    <message>
        <source>the NVIDIA driver finds no graphics card</source>
        <translation>NVIDIA ড্রাইভার কোনো গ্রাফিক্স কার্ড খুঁজে পায় না</translation>
    </message>
    <message>
        <source>the installed ONNX Runtime was built without it</source>
        <translation>ইনস্টল করা ONNX Runtime এটি ছাড়া তৈরি</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>প্রসেসর</translation>
    </message>
    <message>
        <source>two of its parts have the same name</source>
        <translation>এর দুটি অংশের নাম একই</translation>
    </message>
    <message>
        <source>uneven light, {stops} stops</source>
        <translation>অসম আলো, {stops} স্টপ</translation>
    </message>
    <message>
        <source>unknown wire type {wire_type}</source>
        <translation>অজানা ওয়্যার ধরন {wire_type}</translation>
    </message>
    <message>
        <source>{reasons}; the model runs on {value}.</source>
        <translation>{reasons}; এর বদলে মডেলটি চলছে: {value}।</translation>
    </message>
    <message>
        <source>{results} made in another way: {value}.</source>
        <translation>{results} অন্যভাবে তৈরি: {value}।</translation>
    </message>
    <message>
        <source>{title} (was {value}, is {value2})</source>
        <translation>{title} (ছিল {value}, এখন {value2})</translation>
    </message>
    <message>
        <source>{title} holds 8 bits per channel; choose PNG or TIFF for 16.</source>
        <translation>{title}-এ চ্যানেলপ্রতি 8 বিট ধরে; 16-এর জন্য PNG বা TIFF বেছে নিন।</translation>
    </message>
    <message>
        <source>{title} holds at most {max_side} pixels per side; choose PNG or TIFF.</source>
        <translation>{title}-এ প্রতি দিকে সর্বোচ্চ {max_side} পিক্সেল ধরে; PNG বা TIFF বেছে নিন।</translation>
    </message>
    <message>
        <source>{value} cannot be used ({reason})</source>
        <translation>{value} ব্যবহার করা যায় না ({reason})</translation>
    </message>
    <message>
        <source>{where} is of an unknown edit</source>
        <translation>{where} অজানা সম্পাদনার</translation>
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
        <translation>ত্রুটির বিস্তারিত</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>বিস্তারিত</translation>
    </message>
    <message>
        <source>Show what the program knows about the error</source>
        <translation>ত্রুটি সম্পর্কে প্রোগ্রাম যা জানে তা দেখান</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>কপি করুন</translation>
    </message>
    <message>
        <source>Copy the details, to paste them into a message</source>
        <translation>বার্তায় পেস্ট করার জন্য বিস্তারিত কপি করুন</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>লগ খুলুন</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The computer has too little memory for this; close other photos or programs and try again.</source>
        <translation>এর জন্য কম্পিউটারে যথেষ্ট মেমরি নেই; অন্য ছবি বা প্রোগ্রাম বন্ধ করে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; your photos are as they were, so try again, and send the details to the makers of Photochrom if it happens once more.</source>
        <translation>অপ্রত্যাশিত কিছু ঘটেছে; আপনার ছবি যেমন ছিল তেমনই আছে। আবার চেষ্টা করুন, আর আবার ঘটলে বিস্তারিত Photochrom-এর নির্মাতাদের পাঠান।</translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>More keeps more detail and makes a larger file.</source>
        <translation>বেশি হলে বেশি খুঁটিনাটি থাকে আর ফাইল বড় হয়।</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>মান</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>চ্যানেলপ্রতি {bits} বিট</translation>
    </message>
    <message>
        <source>File format of the export</source>
        <translation>এক্সপোর্টের ফাইল ফরম্যাট</translation>
    </message>
    <message>
        <source>16 bits keep finer tones; the file is larger</source>
        <translation>16 বিটে সূক্ষ্মতর টোন থাকে; ফাইল বড় হয়</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>ফরম্যাট</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>বিট গভীরতা</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>আকার</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>দীর্ঘতম দিক</translation>
    </message>
    <message>
        <source>As the photo ({format})</source>
        <translation>ছবির মতো ({format})</translation>
    </message>
    <message>
        <source>As the photo ({bits})</source>
        <translation>ছবির মতো ({bits})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} পিক্সেল</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export</source>
        <translation>এক্সপোর্ট</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>ফোল্ডারে দেখান</translation>
    </message>
    <message>
        <source>A note that the colors are a machine&apos;s guess is always put into the file.</source>
        <translation>রংগুলো যে যন্ত্রের অনুমান, সেই টীকা সব সময় ফাইলে রাখা হয়।</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>এক্সপোর্টের অগ্রগতি</translation>
    </message>
    <message>
        <source>Write the photo, restored and in color, to a file</source>
        <translation>পুনরুদ্ধার করা রঙিন ছবিটি একটি ফাইলে লিখুন</translation>
    </message>
    <message>
        <source>Stop the export; nothing is left behind</source>
        <translation>এক্সপোর্ট থামান; কিছু পড়ে থাকবে না</translation>
    </message>
    <message>
        <source>Show the exported file among its neighbors</source>
        <translation>এক্সপোর্ট করা ফাইলটি তার ফোল্ডারে দেখান</translation>
    </message>
    <message>
        <source>An export is running.</source>
        <translation>একটি এক্সপোর্ট চলছে।</translation>
    </message>
    <message>
        <source>Apply or cancel first what you are trying out.</source>
        <translation>আপনি যা পরখ করছেন তা আগে প্রয়োগ বা বাতিল করুন।</translation>
    </message>
    <message>
        <source>A note of what was restored is always put into the file.</source>
        <translation>কী পুনরুদ্ধার করা হয়েছে, সেই টীকা সব সময় ফাইলে রাখা হয়।</translation>
    </message>
    <message>
        <source>Exported as {name}</source>
        <translation>{name} নামে এক্সপোর্ট হয়েছে</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>ফাইল প্রতিস্থাপন</translation>
    </message>
    <message>
        <source>“{name}” is there already.</source>
        <translation>“{name}” আগে থেকেই আছে।</translation>
    </message>
    <message>
        <source>Replace it, or keep it and choose another name?</source>
        <translation>এটি প্রতিস্থাপন করবেন, নাকি রেখে অন্য নাম বেছে নেবেন?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>প্রতিস্থাপন করুন</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>রেখে দিন</translation>
    </message>
</context>
<context>
    <name>ExportPlace</name>
    <message>
        <source>Choose a folder for the export.</source>
        <translation>এক্সপোর্টের জন্য একটি ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>That is the name of the original; add something to the name.</source>
        <translation>এটি মূল ছবির নাম; নামে কিছু যোগ করুন।</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>ছবির পাশে</translation>
    </message>
    <message>
        <source>In another folder</source>
        <translation>অন্য ফোল্ডারে</translation>
    </message>
    <message>
        <source>Where the export goes; the original is never changed</source>
        <translation>এক্সপোর্ট কোথায় যাবে; মূল ছবি কখনও বদলায় না</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>এক্সপোর্টের ফোল্ডার</translation>
    </message>
    <message>
        <source>The folder that exports go to</source>
        <translation>যে ফোল্ডারে এক্সপোর্ট যায়</translation>
    </message>
    <message>
        <source>Choose the folder for exports</source>
        <translation>এক্সপোর্টের ফোল্ডার বেছে নিন</translation>
    </message>
    <message>
        <source>{name} stands for the name of the photo, {folder} for that of its folder</source>
        <translation>{name} মানে ছবির নাম, {folder} মানে তার ফোল্ডারের নাম</translation>
    </message>
    <message>
        <source>Name of the export</source>
        <translation>এক্সপোর্টের নাম</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>কোথায়</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>নাম</translation>
    </message>
</context>
<context>
    <name>FetchBox</name>
    <message>
        <source>&amp;Fetch</source>
        <translation>ডাউনলোড করুন (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>বাতিল (&amp;C)</translation>
    </message>
    <message>
        <source>Fetching {0}</source>
        <translation>{0} ডাউনলোড হচ্ছে</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ডাউনলোড</translation>
    </message>
    <message>
        <source>License</source>
        <translation>লাইসেন্স</translation>
    </message>
    <message>
        <source>About</source>
        <translation>পরিচয়</translation>
    </message>
    <message>
        <source>Models that can be fetched</source>
        <translation>যেসব মডেল ডাউনলোড করা যায়</translation>
    </message>
    <message>
        <source>Models of others that Photochrom can download</source>
        <translation>অন্যদের তৈরি যেসব মডেল Photochrom ডাউনলোড করতে পারে</translation>
    </message>
    <message>
        <source>Download the selected model and install it</source>
        <translation>বাছাই করা মডেলটি ডাউনলোড ও ইনস্টল করুন</translation>
    </message>
    <message>
        <source>Stop; what has arrived is kept for the next time</source>
        <translation>থামান; যা এসেছে তা পরের বারের জন্য রাখা হবে</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>ডাউনলোডের অগ্রগতি</translation>
    </message>
    <message>
        <source>Choose a model of the list first.</source>
        <translation>আগে তালিকা থেকে একটি মডেল বেছে নিন।</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>ইনস্টল করা আছে</translation>
    </message>
    <message>
        <source>The model is installed and can be chosen.</source>
        <translation>মডেলটি ইনস্টল হয়েছে এবং বেছে নেওয়া যায়।</translation>
    </message>
    <message>
        <source>Stopped. Fetch the model again to go on from there.</source>
        <translation>থেমে গেছে। সেখান থেকে চালিয়ে যেতে মডেলটি আবার ডাউনলোড করুন।</translation>
    </message>
    <message>
        <source>Replace the model?</source>
        <translation>মডেলটি প্রতিস্থাপন করবেন?</translation>
    </message>
    <message>
        <source>You have a model named “{0}” already. Replace it?</source>
        <translation>“{0}” নামে আপনার একটি মডেল আগে থেকেই আছে। সেটি প্রতিস্থাপন করবেন?</translation>
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
        <translation>a*b* ত্রুটি {0}</translation>
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
        <translation>মূলের {0} গুণ বর্ণাঢ্যতা</translation>
    </message>
    <message>
        <source>IoU {0} after one click</source>
        <translation>এক ক্লিকের পরে IoU {0}</translation>
    </message>
    <message>
        <source>{0} after two</source>
        <translation>দুইয়ের পরে {0}</translation>
    </message>
    <message>
        <source>{0} after three</source>
        <translation>তিনের পরে {0}</translation>
    </message>
    <message>
        <source>{0} after five</source>
        <translation>পাঁচের পরে {0}</translation>
    </message>
    <message>
        <source>{0} with a box</source>
        <translation>একটি বাক্স দিয়ে {0}</translation>
    </message>
    <message>
        <source>{0} clicks until IoU 0.85</source>
        <translation>IoU 0.85 পর্যন্ত {0}টি ক্লিক</translation>
    </message>
</context>
<context>
    <name>FileScan</name>
    <message>
        <source>No file can have this name.</source>
        <translation>কোনো ফাইলের এই নাম হতে পারে না।</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Open photos</source>
        <translation>ছবি খুলুন</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>ফোল্ডারে দেখান (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Apply its edits to many photos…</source>
        <translation>এর সম্পাদনা অনেক ছবিতে প্রয়োগ করুন (&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>ছবি বন্ধ করুন (&amp;C)</translation>
    </message>
    <message>
        <source>not colorized yet</source>
        <translation>এখনও রঙিন করা হয়নি</translation>
    </message>
    <message>
        <source>colorized, not saved</source>
        <translation>রঙিন, সংরক্ষিত নয়</translation>
    </message>
    <message>
        <source>edited, not saved</source>
        <translation>সম্পাদিত, সংরক্ষিত নয়</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>সংরক্ষিত</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>পড়া যাচ্ছে না</translation>
    </message>
</context>
<context>
    <name>FrameBox</name>
    <message>
        <source>Suggest</source>
        <translation>প্রস্তাব করুন</translation>
    </message>
    <message>
        <source>Progress of the search for the frame</source>
        <translation>ফ্রেম খোঁজার অগ্রগতি</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>খোঁজা থামান</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>গ্রহণ করুন</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>বাদ দিন</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>কোণ</translation>
    </message>
    <message>
        <source>Turn the photo counterclockwise, and crop the empty corners.</source>
        <translation>ছবিটি ঘড়ির কাঁটার বিপরীতে ঘোরান, আর খালি কোণগুলো ছেঁটে ফেলুন।</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>রিসেট</translation>
    </message>
    <message>
        <source>The photo is neither turned nor cropped.</source>
        <translation>ছবিটি ঘোরানো বা ছাঁটা হয়নি।</translation>
    </message>
    <message>
        <source>Suggested: {frame}</source>
        <translation>প্রস্তাবিত: {frame}</translation>
    </message>
    <message>
        <source>No border or tilt was found; turn the photo by hand if need be.</source>
        <translation>কোনো বর্ডার বা কাত ভাব পাওয়া যায়নি; দরকার হলে হাতে ছবিটি ঘোরান।</translation>
    </message>
    <message>
        <source>Look for the edges of the print in its scan; you decide what becomes of it</source>
        <translation>স্ক্যানে প্রিন্টের কিনারা খুঁজুন; তা দিয়ে কী হবে সেটি আপনি ঠিক করবেন</translation>
    </message>
    <message>
        <source>Turn and crop the photo as marked</source>
        <translation>যেমন চিহ্নিত আছে সেভাবে ছবিটি ঘোরান ও ছাঁটুন</translation>
    </message>
    <message>
        <source>Leave the photo as it is</source>
        <translation>ছবিটি যেমন আছে তেমনই রাখুন</translation>
    </message>
    <message>
        <source>Show the whole photo again, as it was scanned</source>
        <translation>যেভাবে স্ক্যান করা হয়েছিল, পুরো ছবিটি আবার সেভাবে দেখান</translation>
    </message>
</context>
<context>
    <name>FramedOriginal</name>
    <message>
        <source>Draw the original</source>
        <translation>মূল ছবি আঁকা</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Wheel or pinch</source>
        <translation>চাকা ঘোরানো বা দুই আঙুলে চিমটি</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>পয়েন্টারের জায়গায় জুম করা</translation>
    </message>
    <message>
        <source>Space and drag, or middle button</source>
        <translation>স্পেস চেপে টানা, অথবা মাঝের বোতাম</translation>
    </message>
    <message>
        <source>Move the photo with any tool</source>
        <translation>যেকোনো টুলে ছবি সরানো</translation>
    </message>
    <message>
        <source>Drag the line</source>
        <translation>রেখাটি টানা</translation>
    </message>
    <message>
        <source>Compare with the original</source>
        <translation>মূল ছবির সঙ্গে তুলনা করা</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>ক্লিক</translation>
    </message>
    <message>
        <source>Select the object under the pointer</source>
        <translation>পয়েন্টারের নিচের বস্তু বাছাই করা</translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation>Shift চেপে ক্লিক</translation>
    </message>
    <message>
        <source>Add a part to the object</source>
        <translation>বস্তুতে একটি অংশ যোগ করা</translation>
    </message>
    <message>
        <source>Alt and click</source>
        <translation>Alt চেপে ক্লিক</translation>
    </message>
    <message>
        <source>Take a part away from the object</source>
        <translation>বস্তু থেকে একটি অংশ বাদ দেওয়া</translation>
    </message>
    <message>
        <source>Drag with the select tool</source>
        <translation>বাছাই টুল দিয়ে টানা</translation>
    </message>
    <message>
        <source>Draw a box around an object</source>
        <translation>বস্তুর চারপাশে বাক্স আঁকা</translation>
    </message>
    <message>
        <source>Alt and drag, or right button, while marking damage</source>
        <translation>ক্ষতি চিহ্নিত করার সময় Alt চেপে টানা, অথবা ডান বোতাম</translation>
    </message>
    <message>
        <source>Protect what is no damage</source>
        <translation>যা ক্ষতি নয় তা বাঁচানো</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>তীর কী</translation>
    </message>
    <message>
        <source>See other parts of the photo</source>
        <translation>ছবির অন্য অংশ দেখা</translation>
    </message>
    <message>
        <source>Ctrl and arrow keys, farther with Shift</source>
        <translation>Ctrl ও তীর কী, Shift চাপলে আরও দূরে</translation>
    </message>
    <message>
        <source>Point at another place without a mouse</source>
        <translation>মাউস ছাড়া অন্য জায়গা নির্দেশ করা</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Click the place that is pointed at</source>
        <translation>নির্দেশিত জায়গায় ক্লিক করা</translation>
    </message>
</context>
<context>
    <name>HarmonizeBox</name>
    <message>
        <source>Colors of the object that are further away take its main color.</source>
        <translation>বস্তুর যেসব রং এর চেয়ে দূরে, সেগুলো তার প্রধান রং নেয়।</translation>
    </message>
    <message>
        <source>Tolerance green to red (Δa*)</source>
        <translation>সবুজ থেকে লাল সহনসীমা (Δa*)</translation>
    </message>
    <message>
        <source>Tolerance blue to yellow (Δb*)</source>
        <translation>নীল থেকে হলুদ সহনসীমা (Δb*)</translation>
    </message>
    <message>
        <source>How much of the change is made.</source>
        <translation>পরিবর্তনের কতটা করা হবে।</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>মাত্রা</translation>
    </message>
    <message>
        <source>Harmonize the object</source>
        <translation>বস্তুটি সামঞ্জস্য করুন</translation>
    </message>
    <message>
        <source>Harmonize all objects</source>
        <translation>সব বস্তু সামঞ্জস্য করুন</translation>
    </message>
    <message>
        <source>Find all objects of the photo and give each its main color</source>
        <translation>ছবির সব বস্তু খুঁজে প্রতিটিকে তার প্রধান রং দিন</translation>
    </message>
    <message>
        <source>Progress of harmonizing all objects</source>
        <translation>সব বস্তু সামঞ্জস্য করার অগ্রগতি</translation>
    </message>
    <message>
        <source>Leave the objects alone</source>
        <translation>বস্তুগুলো যেমন আছে তেমনই রাখুন</translation>
    </message>
    <message>
        <source>All objects are being harmonized.</source>
        <translation>সব বস্তু সামঞ্জস্য করা হচ্ছে।</translation>
    </message>
</context>
<context>
    <name>HintBox</name>
    <message>
        <source>Place points</source>
        <translation>বিন্দু বসান</translation>
    </message>
    <message>
        <source>Only within the selected object</source>
        <translation>শুধু বাছাই করা বস্তুর ভেতরে</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>বিস্তার</translation>
    </message>
    <message>
        <source>How far a color spreads over even areas, as a share of the photo.</source>
        <translation>সমান জায়গায় একটি রং কত দূর ছড়ায়, ছবির অংশ হিসেবে।</translation>
    </message>
    <message>
        <source>Give it this color</source>
        <translation>একে এই রং দিন</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
    <message>
        <source>Click the photo where it should have the color below</source>
        <translation>ছবির যেখানে নিচের রংটি চান সেখানে ক্লিক করুন</translation>
    </message>
    <message>
        <source>Colors of new points do not leave the selected object</source>
        <translation>নতুন বিন্দুর রং বাছাই করা বস্তুর বাইরে যায় না</translation>
    </message>
    <message>
        <source>Give the chosen point the color above</source>
        <translation>বেছে নেওয়া বিন্দুকে ওপরের রং দিন</translation>
    </message>
    <message>
        <source>Remove the chosen point</source>
        <translation>বেছে নেওয়া বিন্দু সরান</translation>
    </message>
    <message>
        <source>No points yet. Place one where a color is missing.</source>
        <translation>এখনও কোনো বিন্দু নেই। যেখানে রং নেই সেখানে একটি বসান।</translation>
    </message>
    <message>
        <source>Choose a point in the list first.</source>
        <translation>আগে তালিকা থেকে একটি বিন্দু বেছে নিন।</translation>
    </message>
</context>
<context>
    <name>HintList</name>
    <message>
        <source>Color points</source>
        <translation>রঙের বিন্দু</translation>
    </message>
    <message>
        <source>At {x}, {y}</source>
        <translation>{x}, {y}-এ</translation>
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
        <translation>পূর্বাবস্থায় ফিরুন</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Change the settings of this step</source>
        <translation>এই ধাপের সেটিং বদলান</translation>
    </message>
    <message>
        <source>Apply this step earlier</source>
        <translation>এই ধাপটি আরও আগে প্রয়োগ করুন</translation>
    </message>
    <message>
        <source>Apply this step later</source>
        <translation>এই ধাপটি আরও পরে প্রয়োগ করুন</translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation>এই ধাপটি সরান</translation>
    </message>
    <message>
        <source>History</source>
        <translation>ইতিহাস</translation>
    </message>
    <message>
        <source>Steps of this photo</source>
        <translation>এই ছবির ধাপ</translation>
    </message>
    <message>
        <source>Click an entry to go back to it, or forward</source>
        <translation>পেছনে বা সামনে যেতে একটি ভুক্তিতে ক্লিক করুন</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>এ পর্যন্ত যা হয়েছে</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ধাপ</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>ফিরিয়ে নেওয়ার কিছু নেই।</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>আবার করার কিছু নেই।</translation>
    </message>
    <message>
        <source>Choose a step in the list first.</source>
        <translation>আগে তালিকা থেকে একটি ধাপ বেছে নিন।</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>এটি প্রথম ধাপ।</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>এটি শেষ ধাপ।</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Pasted {time}</source>
        <translation>পেস্ট করা {time}</translation>
    </message>
    <message>
        <source>The picture could not be stored; check the disk with your pictures.</source>
        <translation>ছবিটি রাখা যায়নি; আপনার ছবির ডিস্কটি দেখুন।</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>এবং আরও %nটি</numerusform>
            <numerusform>এবং আরও %nটি</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobProgress</name>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Progress: {title}</source>
        <translation>অগ্রগতি: {title}</translation>
    </message>
    <message>
        <source>Cancel: {title}</source>
        <translation>বাতিল: {title}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Work is going on</source>
        <translation>কাজ চলছে</translation>
    </message>
    <message>
        <source>This is not finished yet:</source>
        <translation>এটি এখনও শেষ হয়নি:</translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation>থামিয়ে প্রস্থান করুন (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>অপেক্ষা করুন (&amp;W)</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Look for photos</source>
        <translation>ছবি খোঁজা</translation>
    </message>
</context>
<context>
    <name>Licenses</name>
    <message>
        <source>Samples</source>
        <translation>নমুনা</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>আইকন</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>Find colors</source>
        <translation>রং খোঁজা</translation>
    </message>
</context>
<context>
    <name>LiveSlider</name>
    <message>
        <source>{tip} A double click, or the Delete key, resets it.</source>
        <translation>{tip} ডাবল ক্লিক বা Delete কী এটিকে আগের মানে ফেরায়।</translation>
    </message>
</context>
<context>
    <name>LoadedModels</name>
    <message>
        <source>No model is loaded yet</source>
        <translation>এখনও কোনো মডেল লোড হয়নি</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>প্রসেসর</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA গ্রাফিক্স কার্ড (CUDA)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>গ্রাফিক্স কার্ড (DirectML)</translation>
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
        <translation>টুলবার</translation>
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
        <translation>আগে দেখা ছবির জন্য মেমরি</translation>
    </message>
    <message>
        <source>Photochrom keeps the photos that you looked at last in memory, so that going back to them takes no time. With less, it reads them again; nothing is lost.</source>
        <translation>শেষবার দেখা ছবিগুলো Photochrom মেমরিতে রাখে, যাতে সেগুলোতে ফিরতে সময় না লাগে। কম হলে এটি আবার পড়ে; কিছু হারায় না।</translation>
    </message>
    <message>
        <source>&amp;Keep photos in up to</source>
        <translation>ছবি রাখার সর্বোচ্চ মেমরি (&amp;K)</translation>
    </message>
</context>
<context>
    <name>MetadataBox</name>
    <message>
        <source>Keep date, caption and other data</source>
        <translation>তারিখ, বিবরণ ও অন্যান্য তথ্য রাখুন</translation>
    </message>
    <message>
        <source>Keep what the photo says about itself, such as date, place, caption and camera; resolution and color profile always stay</source>
        <translation>ছবি নিজের সম্পর্কে যা বলে, যেমন তারিখ, স্থান, বিবরণ ও ক্যামেরা, তা রাখুন; রেজোলিউশন ও রঙের প্রোফাইল সব সময় থাকে</translation>
    </message>
</context>
<context>
    <name>MissingPhoto</name>
    <message>
        <source>The photo is missing</source>
        <translation>ছবিটি পাওয়া যাচ্ছে না</translation>
    </message>
    <message>
        <source>&amp;Find the photo…</source>
        <translation>ছবিটি খুঁজুন (&amp;F)…</translation>
    </message>
    <message>
        <source>Where is the photo?</source>
        <translation>ছবিটি কোথায়?</translation>
    </message>
</context>
<context>
    <name>ModelChoices</name>
    <message>
        <source>Looking for models</source>
        <translation>মডেল খোঁজা হচ্ছে</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Finds colors</source>
        <translation>রং খুঁজে বের করে</translation>
    </message>
    <message>
        <source>Finds colors, without alternatives</source>
        <translation>রং খুঁজে বের করে, বিকল্প ছাড়া</translation>
    </message>
    <message>
        <source>Finds objects (encoder)</source>
        <translation>বস্তু খুঁজে বের করে (এনকোডার)</translation>
    </message>
    <message>
        <source>Finds objects (decoder)</source>
        <translation>বস্তু খুঁজে বের করে (ডিকোডার)</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>সমস্যা</translation>
    </message>
    <message>
        <source>came with Photochrom</source>
        <translation>Photochrom-এর সঙ্গে এসেছে</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>আপনি যোগ করেছেন</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>উৎস</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>নাম</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>সংস্করণ</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>কী করে</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>কাজের আকার</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} পিক্সেল</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>রং</translation>
    </message>
    <message>
        <source>License</source>
        <translation>লাইসেন্স</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>যা থেকে শিখেছে</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>রেসিপি</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>তৈরির তারিখ</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>পরিমাপ</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>Version {version}</source>
        <translation>সংস্করণ {version}</translation>
    </message>
    <message>
        <source>{count} colors</source>
        <translation>{count}টি রং</translation>
    </message>
    <message>
        <source>one color each, no alternatives</source>
        <translation>একটি করে রং, বিকল্প নেই</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>আপনার নিজের</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>&amp;Add…</source>
        <translation>যোগ করুন (&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>সরান (&amp;R)</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>মডেল খোঁজা হচ্ছে</translation>
    </message>
    <message>
        <source>Adding models</source>
        <translation>মডেল যোগ করা</translation>
    </message>
    <message>
        <source>Removing {0}</source>
        <translation>{0} সরানো হচ্ছে</translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation>যোগ হয়েছে: {0}</translation>
    </message>
    <message>
        <source>Replace the models?</source>
        <translation>মডেলগুলো প্রতিস্থাপন করবেন?</translation>
    </message>
    <message>
        <source>You have models of these names already. Replace them by {0}?</source>
        <translation>এসব নামে আপনার মডেল আগে থেকেই আছে। সেগুলো {0} দিয়ে প্রতিস্থাপন করবেন?</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>মডেলটি সরাবেন?</translation>
    </message>
    <message>
        <source>The file of “{0}” will be deleted.</source>
        <translation>“{0}”-এর ফাইল মুছে ফেলা হবে।</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>ইনস্টল করা মডেল</translation>
    </message>
    <message>
        <source>All models that there are</source>
        <translation>যত মডেল আছে সব</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>মডেলটি সম্পর্কে</translation>
    </message>
    <message>
        <source>What the model says about itself</source>
        <translation>মডেল নিজের সম্পর্কে যা বলে</translation>
    </message>
    <message>
        <source>Add model files that you have</source>
        <translation>আপনার কাছে থাকা মডেল ফাইল যোগ করুন</translation>
    </message>
    <message>
        <source>Get more models</source>
        <translation>আরও মডেল নিন</translation>
    </message>
    <message>
        <source>Delete the file of the selected model</source>
        <translation>বাছাই করা মডেলের ফাইল মুছুন</translation>
    </message>
    <message>
        <source>Models that came with Photochrom cannot be removed.</source>
        <translation>Photochrom-এর সঙ্গে আসা মডেল সরানো যায় না।</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>মডেল ফাইল</translation>
    </message>
    <message>
        <source>Models ({0})</source>
        <translation>মডেল ({0})</translation>
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
        <translation>আগের বিকল্প</translation>
    </message>
    <message>
        <source>Next candidate</source>
        <translation>পরের বিকল্প</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>বাছাই বাতিল</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>সব বস্তু</translation>
    </message>
    <message>
        <source>Let go of the object</source>
        <translation>বস্তুটি ছেড়ে দিন</translation>
    </message>
    <message>
        <source>Find all objects of the photo, to choose one by a click</source>
        <translation>ছবির সব বস্তু খুঁজুন, যাতে ক্লিক করে একটি বেছে নেওয়া যায়</translation>
    </message>
    <message>
        <source>Progress of the search for objects</source>
        <translation>বস্তু খোঁজার অগ্রগতি</translation>
    </message>
    <message>
        <source>Stop looking for objects</source>
        <translation>বস্তু খোঁজা থামান</translation>
    </message>
    <message>
        <source>There is only one candidate.</source>
        <translation>একটিই বিকল্প আছে।</translation>
    </message>
    <message>
        <source>{index} of {count}</source>
        <translation>{count}টির মধ্যে {index}</translation>
    </message>
    <message>
        <source>Click an object in the photo, or drag a box around it.</source>
        <translation>ছবিতে একটি বস্তুতে ক্লিক করুন, অথবা তার চারপাশে একটি বাক্স টানুন।</translation>
    </message>
</context>
<context>
    <name>ObjectLightness</name>
    <message>
        <source>Measuring lightness</source>
        <translation>উজ্জ্বলতা মাপা</translation>
    </message>
</context>
<context>
    <name>ObjectSearch</name>
    <message>
        <source>Find all objects</source>
        <translation>সব বস্তু খোঁজা</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Photos and projects ({patterns})</source>
        <translation>ছবি ও প্রজেক্ট ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>সব ফাইল (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>ছবি খুলুন</translation>
    </message>
    <message>
        <source>Open a folder with photos</source>
        <translation>ছবির একটি ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>There is no photo to paste; copy one, or its file, and try again.</source>
        <translation>পেস্ট করার মতো কোনো ছবি নেই; একটি ছবি বা তার ফাইল কপি করে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>পেস্ট</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>ছবি পেস্ট করা</translation>
    </message>
</context>
<context>
    <name>OutputBox</name>
    <message>
        <source>Metadata in a file &amp;beside it, too (XMP)</source>
        <translation>পাশের ফাইলেও মেটাডেটা (XMP) (&amp;B)</translation>
    </message>
    <message>
        <source>Make a contact s&amp;heet</source>
        <translation>কনট্যাক্ট শিট তৈরি করুন (&amp;H)</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>ফলাফলের জন্য একটি ফোল্ডার বেছে নিন।</translation>
    </message>
    <message>
        <source>Choose the folder for the results with its whole path.</source>
        <translation>ফলাফলের ফোল্ডারটি তার পুরো পথসহ বেছে নিন।</translation>
    </message>
    <message>
        <source>Folder of each photo</source>
        <translation>প্রতিটি ছবির ফোল্ডার</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>সবার জন্য একটি ফোল্ডার</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>ছবিটি বাদ দিন</translation>
    </message>
    <message>
        <source>Replace the result</source>
        <translation>ফলাফল প্রতিস্থাপন করুন</translation>
    </message>
    <message>
        <source>As each photo</source>
        <translation>প্রতিটি ছবির মতো</translation>
    </message>
    <message>
        <source>{0} bits per channel</source>
        <translation>চ্যানেলপ্রতি {0} বিট</translation>
    </message>
    <message>
        <source>Where the colorized photos go; originals are never changed</source>
        <translation>রঙিন ছবি কোথায় যাবে; মূল ছবি কখনও বদলায় না</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>ফলাফলের ফোল্ডার</translation>
    </message>
    <message>
        <source>The tree of subfolders is kept inside this folder</source>
        <translation>উপ-ফোল্ডারের বিন্যাস এই ফোল্ডারের ভেতরে রাখা হয়</translation>
    </message>
    <message>
        <source>Choose the folder for the results</source>
        <translation>ফলাফলের ফোল্ডার বেছে নিন</translation>
    </message>
    <message>
        <source>{0} stands for the name of the photo, {1} for that of its folder</source>
        <translation>{0} মানে ছবির নাম, {1} মানে তার ফোল্ডারের নাম</translation>
    </message>
    <message>
        <source>What happens where a result is there already</source>
        <translation>যেখানে ফলাফল আগে থেকেই আছে সেখানে কী হবে</translation>
    </message>
    <message>
        <source>File format of the results</source>
        <translation>ফলাফলের ফাইল ফরম্যাট</translation>
    </message>
    <message>
        <source>Of JPEG and WebP: more is better and larger</source>
        <translation>JPEG ও WebP-এর জন্য: বেশি মানে ভালো ও বড়</translation>
    </message>
    <message>
        <source>16 bits keep finer tones; PNG and TIFF hold them</source>
        <translation>16 বিটে সূক্ষ্মতর টোন থাকে; PNG ও TIFF তা ধরে রাখে</translation>
    </message>
    <message>
        <source>For programs that read no metadata inside photos: RESULT.xmp beside each</source>
        <translation>যেসব প্রোগ্রাম ছবির ভেতরের মেটাডেটা পড়ে না তাদের জন্য: প্রতিটির পাশে RESULT.xmp</translation>
    </message>
    <message>
        <source>Pages for a browser with all photos, before and after, in the output folder</source>
        <translation>ফলাফলের ফোল্ডারে ব্রাউজারের জন্য পাতা, তাতে সব ছবির আগে ও পরে</translation>
    </message>
    <message>
        <source>&amp;Results go to</source>
        <translation>ফলাফল যাবে (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>নাম (&amp;N)</translation>
    </message>
    <message>
        <source>If one &amp;exists</source>
        <translation>আগে থেকে থাকলে (&amp;E)</translation>
    </message>
    <message>
        <source>Forma&amp;t</source>
        <translation>ফরম্যাট (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>মান (&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Bit depth</source>
        <translation>বিট গভীরতা (&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>আকার (&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Longest side</source>
        <translation>দীর্ঘতম দিক (&amp;L)</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>অ্যালবাম</translation>
    </message>
    <message>
        <source>{0} becomes {1}</source>
        <translation>{0} হবে {1}</translation>
    </message>
</context>
<context>
    <name>OverlayLayer</name>
    <message>
        <source>Light objects up</source>
        <translation>বস্তু আলোকিত করা</translation>
    </message>
</context>
<context>
    <name>PhotoCommands</name>
    <message>
        <source>Save project</source>
        <translation>প্রজেক্ট সংরক্ষণ</translation>
    </message>
    <message>
        <source>Photochrom projects ({pattern})</source>
        <translation>Photochrom প্রজেক্ট ({pattern})</translation>
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
        <translation>একটি ছবি খোলা</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} খোলা</translation>
    </message>
    <message>
        <source>Original colors</source>
        <translation>ছবির নিজের রং</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খোলা</translation>
    </message>
</context>
<context>
    <name>PhotoTable</name>
    <message>
        <source>Find colors</source>
        <translation>রং খোঁজা</translation>
    </message>
    <message>
        <source>Draw the original</source>
        <translation>মূল ছবি আঁকা</translation>
    </message>
    <message>
        <source>Find uncertain colors</source>
        <translation>অনিশ্চিত রং খোঁজা</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} খোলা</translation>
    </message>
</context>
<context>
    <name>PictureLayer</name>
    <message>
        <source>Draw the photo</source>
        <translation>ছবি আঁকা</translation>
    </message>
</context>
<context>
    <name>PictureThumbnail</name>
    <message>
        <source>Make thumbnails</source>
        <translation>ক্ষুদ্র ছবি তৈরি</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>পছন্দসমূহ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>চেহারা</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>ডিভাইস</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>মেমরি</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>হালনাগাদ</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>পছন্দসমূহের পাতা</translation>
    </message>
    <message>
        <source>Choose a page</source>
        <translation>একটি পাতা বেছে নিন</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Open or sa&amp;ve</source>
        <translation>খুলুন বা রাখুন (&amp;V)</translation>
    </message>
    <message>
        <source>As i&amp;n the open photo</source>
        <translation>খোলা ছবির মতো (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open preset…</source>
        <translation>প্রিসেট খুলুন (&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save preset…</source>
        <translation>প্রিসেট সংরক্ষণ করুন (&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Usual choices</source>
        <translation>সাধারণ পছন্দ (&amp;U)</translation>
    </message>
    <message>
        <source>Begin with what is set for single photos</source>
        <translation>একক ছবির জন্য যা ঠিক করা আছে তা দিয়ে শুরু করুন</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>সাম্প্রতিক</translation>
    </message>
    <message>
        <source>Keep these choices in a file, or open such a file; it can be dropped, too</source>
        <translation>এই পছন্দগুলো একটি ফাইলে রাখুন, বা এমন ফাইল খুলুন; সেটি এখানে ছেড়েও দেওয়া যায়</translation>
    </message>
    <message>
        <source>Do to all photos what was done to the open one, as far as that makes sense</source>
        <translation>খোলা ছবিতে যা করা হয়েছে তা, যতটা অর্থপূর্ণ, সব ছবিতে করুন</translation>
    </message>
    <message>
        <source>Presets ({0})</source>
        <translation>প্রিসেট ({0})</translation>
    </message>
    <message>
        <source>Open preset</source>
        <translation>প্রিসেট খুলুন</translation>
    </message>
    <message>
        <source>my choices</source>
        <translation>আমার পছন্দ</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>প্রিসেট সংরক্ষণ করুন</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Vividness</source>
        <translation>রঙের তীব্রতা</translation>
    </message>
    <message>
        <source>How strong the colors are; 100 % is what the model found.</source>
        <translation>রং কতটা তীব্র হবে; মডেল যা পেয়েছে তা হলো 100 %।</translation>
    </message>
    <message>
        <source>Rebalancing</source>
        <translation>রঙের ভারসাম্য</translation>
    </message>
    <message>
        <source>How much regions that the model left pale gain in color.</source>
        <translation>মডেল যেসব অংশ ফ্যাকাশে রেখেছে, সেগুলো কতটা রং পাবে।</translation>
    </message>
    <message>
        <source>&amp;Harmonize all objects</source>
        <translation>সব বস্তু সামঞ্জস্য করুন (&amp;H)</translation>
    </message>
    <message>
        <source>temperature {0}</source>
        <translation>তাপমাত্রা {0}</translation>
    </message>
    <message>
        <source>colors spread without regard to edges</source>
        <translation>রং কিনারা না মেনে ছড়ায়</translation>
    </message>
    <message>
        <source>tolerance {0} and {1}, strength {2}</source>
        <translation>সহনসীমা {0} ও {1}, মাত্রা {2}</translation>
    </message>
    <message>
        <source>The model that finds the colors</source>
        <translation>যে মডেল রং খুঁজে বের করে</translation>
    </message>
    <message>
        <source>The shorter side of the photos as the model sees them; more takes longer</source>
        <translation>মডেল যে আকারে ছবিগুলো দেখে তার ছোট দিক; বেশি হলে বেশি সময় লাগে</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>মডেলের নিজের</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} পিক্সেল</translation>
    </message>
    <message>
        <source>How a color is chosen among those that the model held for possible</source>
        <translation>মডেল যেসব রং সম্ভব মনে করেছে তার মধ্য থেকে কীভাবে একটি বাছা হয়</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>মডেল (&amp;M)</translation>
    </message>
    <message>
        <source>Working si&amp;ze</source>
        <translation>কাজের আকার (&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Decoding</source>
        <translation>ডিকোডিং (&amp;D)</translation>
    </message>
    <message>
        <source>This model finds one color for each place and weighs no others.</source>
        <translation>এই মডেল প্রতিটি জায়গার জন্য একটি রং খুঁজে বের করে, অন্য কোনোটি বিবেচনা করে না।</translation>
    </message>
    <message>
        <source>Find the objects of every photo and give each one color; takes much longer</source>
        <translation>প্রতিটি ছবির বস্তু খুঁজে প্রতিটিকে একটি রং দিন; অনেক বেশি সময় লাগে</translation>
    </message>
    <message>
        <source>No segmenter is installed; add one in the preferences.</source>
        <translation>কোনো সেগমেন্টার ইনস্টল করা নেই; পছন্দসমূহে একটি যোগ করুন।</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Opening the preset</source>
        <translation>প্রিসেট খোলা হচ্ছে</translation>
    </message>
    <message>
        <source>Saving the preset</source>
        <translation>প্রিসেট সংরক্ষণ</translation>
    </message>
    <message>
        <source>The preset is not saved</source>
        <translation>প্রিসেট সংরক্ষিত হয়নি</translation>
    </message>
    <message>
        <source>The preset cannot be saved</source>
        <translation>প্রিসেট সংরক্ষণ করা যাচ্ছে না</translation>
    </message>
    <message>
        <source>The preset cannot be opened</source>
        <translation>প্রিসেট খোলা যাচ্ছে না</translation>
    </message>
</context>
<context>
    <name>ProgressBox</name>
    <message>
        <source>&amp;Start</source>
        <translation>শুরু করুন (&amp;S)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>বিরতি (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>বাতিল (&amp;C)</translation>
    </message>
    <message>
        <source>Answer the question above first</source>
        <translation>আগে ওপরের প্রশ্নের উত্তর দিন</translation>
    </message>
    <message>
        <source>Colorize all photos of the list</source>
        <translation>তালিকার সব ছবি রঙিন করুন</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>রানের অগ্রগতি</translation>
    </message>
    <message>
        <source>How many of the photos are finished</source>
        <translation>কতগুলো ছবি শেষ হয়েছে</translation>
    </message>
    <message>
        <source>End the run; finished results stay</source>
        <translation>রান শেষ করুন; তৈরি ফলাফল থাকবে</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>চালিয়ে যান (&amp;R)</translation>
    </message>
    <message>
        <source>Go on where the run was paused</source>
        <translation>যেখানে রান থেমেছিল সেখান থেকে চালিয়ে যান</translation>
    </message>
    <message>
        <source>Finish the photos in work and begin no others</source>
        <translation>যে ছবির কাজ চলছে তা শেষ করুন, নতুন কিছু শুরু করবেন না</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>প্রস্তুতি চলছে…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>থামানো হচ্ছে…</translation>
    </message>
    <message>
        <source>Colorize many photos</source>
        <translation>অনেক ছবি রঙিন করুন</translation>
    </message>
    <message>
        <source>Nothing left to colorize</source>
        <translation>রঙিন করার আর কিছু নেই</translation>
    </message>
    <message>
        <source>1 photo to colorize</source>
        <translation>1টি ছবি রঙিন করতে হবে</translation>
    </message>
    <message numerus="yes">
        <source>%n photos to colorize</source>
        <translation>
            <numerusform>%nটি ছবি রঙিন করতে হবে</numerusform>
            <numerusform>%nটি ছবি রঙিন করতে হবে</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for the photos and loading the model</source>
        <translation>ছবি খোঁজা ও মডেল লোড করা হচ্ছে</translation>
    </message>
    <message>
        <source>Photos in work are dropped; finished results stay.</source>
        <translation>যে ছবির কাজ চলছে তা বাদ যাবে; তৈরি ফলাফল থাকবে।</translation>
    </message>
    <message>
        <source>Add folders or photos, look at the choices, and start.</source>
        <translation>ফোল্ডার বা ছবি যোগ করুন, পছন্দগুলো দেখুন, তারপর শুরু করুন।</translation>
    </message>
    <message numerus="yes">
        <source>%n not chosen</source>
        <translation>
            <numerusform>%nটি বাছা হয়নি</numerusform>
            <numerusform>%nটি বাছা হয়নি</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is ready.</source>
        <translation>সব প্রস্তুত।</translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation>{1}টির মধ্যে {0}টি ছবি</translation>
    </message>
    <message numerus="yes">
        <source>%n done before</source>
        <translation>
            <numerusform>%nটি আগেই সম্পন্ন</numerusform>
            <numerusform>%nটি আগেই সম্পন্ন</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%nটি বাদ গেছে</numerusform>
            <numerusform>%nটি বাদ গেছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%nটি ব্যর্থ</numerusform>
            <numerusform>%nটি ব্যর্থ</numerusform>
        </translation>
    </message>
    <message>
        <source>pausing as soon as the photos in work are finished</source>
        <translation>যে ছবির কাজ চলছে তা শেষ হলেই বিরতি হবে</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>বিরতিতে আছে</translation>
    </message>
    <message>
        <source>working out how long it will take</source>
        <translation>কত সময় লাগবে তা হিসাব করা হচ্ছে</translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation>আর প্রায় {0} বাকি</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent</source>
        <translation>সাম্প্রতিক</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>তালিকা খালি করুন</translation>
    </message>
    <message>
        <source>Forget the names of recent files; the files stay</source>
        <translation>সাম্প্রতিক ফাইলের নাম ভুলে যান; ফাইলগুলো থাকবে</translation>
    </message>
    <message>
        <source>Open {path}</source>
        <translation>{path} খুলুন</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>সাম্প্রতিক ফাইল খুলুন (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>তালিকা খালি করুন (&amp;C)</translation>
    </message>
    <message>
        <source>Forget the names of recent files; the files stay</source>
        <translation>সাম্প্রতিক ফাইলের নাম ভুলে যান; ফাইলগুলো থাকবে</translation>
    </message>
</context>
<context>
    <name>RecolorBox</name>
    <message>
        <source>How much of the change is made.</source>
        <translation>পরিবর্তনের কতটা করা হবে।</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>মাত্রা</translation>
    </message>
    <message>
        <source>Give the object your own color</source>
        <translation>বস্তুকে আপনার নিজের রং দিন</translation>
    </message>
    <message>
        <source>Your own color</source>
        <translation>আপনার নিজের রং</translation>
    </message>
    <message>
        <source>Choose another color or strength for this step below.</source>
        <translation>নিচে এই ধাপের জন্য অন্য রং বা মাত্রা বেছে নিন।</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Look for unsaved work</source>
        <translation>অসংরক্ষিত কাজ খোঁজা</translation>
    </message>
    <message>
        <source>Restore unsaved work</source>
        <translation>অসংরক্ষিত কাজ ফিরিয়ে আনা</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>অসংরক্ষিত কাজ ফেলে দেওয়া</translation>
    </message>
    <message>
        <source>Autosave</source>
        <translation>স্বয়ংক্রিয় সংরক্ষণ</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work was found</source>
        <translation>অসংরক্ষিত কাজ পাওয়া গেছে</translation>
    </message>
    <message>
        <source>Photochrom ended without saving the changes of these photos. Tick what you want back.</source>
        <translation>এই ছবিগুলোর পরিবর্তন সংরক্ষণ না করেই Photochrom বন্ধ হয়েছিল। যা ফিরে পেতে চান তাতে টিক দিন।</translation>
    </message>
    <message>
        <source>Photos with unsaved work</source>
        <translation>অসংরক্ষিত কাজসহ ছবি</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>পরিবর্তিত</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>ফিরিয়ে আনুন (&amp;R)</translation>
    </message>
    <message>
        <source>Open the ticked photos with their changes</source>
        <translation>টিক দেওয়া ছবিগুলো পরিবর্তনসহ খুলুন</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>ফেলে দিন (&amp;D)</translation>
    </message>
    <message>
        <source>Delete the changes of the ticked photos</source>
        <translation>টিক দেওয়া ছবিগুলোর পরিবর্তন মুছুন</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>পরে (&amp;L)</translation>
    </message>
    <message>
        <source>Keep everything and ask again at the next start</source>
        <translation>সব রেখে দিন এবং পরের বার চালু হলে আবার জিজ্ঞাসা করুন</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Open &amp;result</source>
        <translation>ফলাফল খুলুন (&amp;R)</translation>
    </message>
    <message>
        <source>Show &amp;in folder</source>
        <translation>ফোল্ডারে দেখান (&amp;I)</translation>
    </message>
    <message>
        <source>To&amp;uch up</source>
        <translation>ঘষামাজা করুন (&amp;U)</translation>
    </message>
    <message>
        <source>Sa&amp;ve report…</source>
        <translation>প্রতিবেদন সংরক্ষণ করুন (&amp;V)…</translation>
    </message>
    <message>
        <source>Open contact s&amp;heet</source>
        <translation>কনট্যাক্ট শিট খুলুন (&amp;H)</translation>
    </message>
    <message>
        <source>Ne&amp;xt run</source>
        <translation>পরের রান (&amp;X)</translation>
    </message>
    <message>
        <source>All photos ({0})</source>
        <translation>সব ছবি ({0})</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>কোন ছবিগুলো দেখানো হবে</translation>
    </message>
    <message>
        <source>Open the result of the selected line (Return)</source>
        <translation>বাছাই করা সারির ফলাফল খুলুন (Return)</translation>
    </message>
    <message>
        <source>Show the file of the selected line in its folder</source>
        <translation>বাছাই করা সারির ফাইলটি তার ফোল্ডারে দেখান</translation>
    </message>
    <message>
        <source>Open the photo of the selected line in Photochrom</source>
        <translation>বাছাই করা সারির ছবিটি Photochrom-এ খুলুন</translation>
    </message>
    <message>
        <source>Save this report as a table (CSV)</source>
        <translation>এই প্রতিবেদন সারণি (CSV) হিসেবে সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>Show all photos, before and after, in the browser</source>
        <translation>ব্রাউজারে সব ছবির আগে ও পরে দেখান</translation>
    </message>
    <message>
        <source>Go back to the choices for another run</source>
        <translation>আরেকটি রানের জন্য পছন্দগুলোতে ফিরে যান</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>থামানো হয়েছে</translation>
    </message>
    <message>
        <source>Done, with 1 failure</source>
        <translation>সম্পন্ন, 1টি ব্যর্থ</translation>
    </message>
    <message numerus="yes">
        <source>Done, with %n failures</source>
        <translation>
            <numerusform>সম্পন্ন, %nটি ব্যর্থ</numerusform>
            <numerusform>সম্পন্ন, %nটি ব্যর্থ</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>সব সম্পন্ন</translation>
    </message>
    <message numerus="yes">
        <source>%n colorized</source>
        <translation>
            <numerusform>%nটি রঙিন হয়েছে</numerusform>
            <numerusform>%nটি রঙিন হয়েছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done before</source>
        <translation>
            <numerusform>%nটি আগেই সম্পন্ন</numerusform>
            <numerusform>%nটি আগেই সম্পন্ন</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%nটি বাদ গেছে</numerusform>
            <numerusform>%nটি বাদ গেছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%nটি ব্যর্থ</numerusform>
            <numerusform>%nটি ব্যর্থ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not begun</source>
        <translation>
            <numerusform>%nটি শুরু হয়নি</numerusform>
            <numerusform>%nটি শুরু হয়নি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not chosen</source>
        <translation>
            <numerusform>%nটি বাছা হয়নি</numerusform>
            <numerusform>%nটি বাছা হয়নি</numerusform>
        </translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>প্রতিবেদন সংরক্ষণ করুন</translation>
    </message>
    <message>
        <source>colorized photos</source>
        <translation>রঙিন ছবি</translation>
    </message>
    <message>
        <source>Tables ({0})</source>
        <translation>সারণি ({0})</translation>
    </message>
</context>
<context>
    <name>RestoreBox</name>
    <message>
        <source>Strai&amp;ghten and crop scans</source>
        <translation>স্ক্যান সোজা করুন ও ছাঁটুন (&amp;G)</translation>
    </message>
    <message>
        <source>Restore as in the preset</source>
        <translation>প্রিসেটের মতো পুনরুদ্ধার</translation>
    </message>
    <message>
        <source>Restore nothing</source>
        <translation>পুনরুদ্ধার নয়</translation>
    </message>
    <message>
        <source>Restore what each photo needs</source>
        <translation>প্রতিটি ছবির যা দরকার</translation>
    </message>
    <message>
        <source>Restore as in the open photo</source>
        <translation>খোলা ছবির মতো পুনরুদ্ধার</translation>
    </message>
    <message>
        <source>What is restored</source>
        <translation>যা পুনরুদ্ধার করা হয়</translation>
    </message>
    <message>
        <source>What is mended before the colors are found: dust, fading, uneven light, grain</source>
        <translation>রং খোঁজার আগে যা সারানো হয়: ধুলো, ফ্যাকাশে ভাব, অসম আলো, দানা</translation>
    </message>
    <message>
        <source>Find the edges of each print, turn it upright and crop the border of the scan</source>
        <translation>প্রতিটি প্রিন্টের কিনারা খুঁজে সেটি সোজা করুন এবং স্ক্যানের বর্ডার ছাঁটুন</translation>
    </message>
    <message>
        <source>Nothing was restored in the open photo.</source>
        <translation>খোলা ছবিতে কিছু পুনরুদ্ধার করা হয়নি।</translation>
    </message>
    <message>
        <source>dust and scratches</source>
        <translation>ধুলো ও আঁচড়</translation>
    </message>
    <message>
        <source>uneven light</source>
        <translation>অসম আলো</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>ফ্যাকাশে ভাব</translation>
    </message>
    <message>
        <source>color cast</source>
        <translation>রঙের আভা</translation>
    </message>
    <message>
        <source>local contrast</source>
        <translation>স্থানীয় কনট্রাস্ট</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>দানা</translation>
    </message>
    <message>
        <source>sharpening</source>
        <translation>তীক্ষ্ণ করা</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Restore automatically</source>
        <translation>স্বয়ংক্রিয় পুনরুদ্ধার</translation>
    </message>
    <message>
        <source>Progress of the look at the photo</source>
        <translation>ছবি দেখার অগ্রগতি</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>দেখা থামান</translation>
    </message>
    <message>
        <source>Colorize again</source>
        <translation>আবার রঙিন করুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>সব রিসেট</translation>
    </message>
    <message>
        <source>Look at the photo, switch on what it needs, and say what that is and why</source>
        <translation>ছবিটি দেখে তার যা দরকার তা চালু করুন, আর তা কী ও কেন তা জানান</translation>
    </message>
    <message>
        <source>Let the model look at the photo as it is now</source>
        <translation>ছবিটি এখন যেমন আছে মডেলকে তেমন দেখতে দিন</translation>
    </message>
    <message>
        <source>The colors were found before the restoration changed. They are kept.</source>
        <translation>পুনরুদ্ধার বদলানোর আগে রংগুলো খোঁজা হয়েছিল। সেগুলো রাখা হয়েছে।</translation>
    </message>
    <message>
        <source>This is a quick look. All of the photo, with its grain and its scratches, is seen as soon as it is done.</source>
        <translation>এটি চটজলদি দেখা। শেষ হলেই দানা ও আঁচড়সহ পুরো ছবি দেখা যাবে।</translation>
    </message>
    <message>
        <source>The photo is being restored</source>
        <translation>ছবিটি পুনরুদ্ধার করা হচ্ছে</translation>
    </message>
    <message>
        <source>Do not restore the photo in this way; undoes the last step</source>
        <translation>ছবিটি এভাবে পুনরুদ্ধার করবেন না; শেষ ধাপটি ফিরিয়ে নেয়</translation>
    </message>
    <message>
        <source>Take all corrections away; colors and touch-ups stay</source>
        <translation>সব সংশোধন সরান; রং ও ঘষামাজা থাকবে</translation>
    </message>
    <message>
        <source>Light and tone</source>
        <translation>আলো ও টোন</translation>
    </message>
    <message>
        <source>Grain and sharpness</source>
        <translation>দানা ও তীক্ষ্ণতা</translation>
    </message>
    <message>
        <source>Dust and scratches</source>
        <translation>ধুলো ও আঁচড়</translation>
    </message>
    <message>
        <source>Straighten and crop</source>
        <translation>সোজা করা ও ছাঁটা</translation>
    </message>
    <message>
        <source>The photo is being colorized.</source>
        <translation>ছবিটি রঙিন করা হচ্ছে।</translation>
    </message>
    <message>
        <source>Nothing is restored yet.</source>
        <translation>এখনও কিছু পুনরুদ্ধার করা হয়নি।</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Uneven light</source>
        <translation>অসম আলো</translation>
    </message>
    <message>
        <source>Evens dark corners, and light that fell from one side.</source>
        <translation>অন্ধকার কোণ ও এক পাশ থেকে পড়া আলো সমান করে।</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>ফ্যাকাশে ভাব</translation>
    </message>
    <message>
        <source>Brings back black, white and the tones between them.</source>
        <translation>কালো, সাদা ও তাদের মাঝের টোন ফিরিয়ে আনে।</translation>
    </message>
    <message>
        <source>Color cast</source>
        <translation>রঙের আভা</translation>
    </message>
    <message>
        <source>Takes a tint off the colors that the photo came with.</source>
        <translation>ছবিটি যে রং নিয়ে এসেছে তা থেকে আভা সরায়।</translation>
    </message>
    <message>
        <source>Local contrast</source>
        <translation>স্থানীয় কনট্রাস্ট</translation>
    </message>
    <message>
        <source>Brings out what differs little from what is around it.</source>
        <translation>চারপাশ থেকে যার তফাত সামান্য তা ফুটিয়ে তোলে।</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>দানা</translation>
    </message>
    <message>
        <source>Takes grain off; look at it in actual pixels.</source>
        <translation>দানা সরায়; প্রকৃত পিক্সেলে দেখুন।</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>তীক্ষ্ণ করা</translation>
    </message>
    <message>
        <source>Sharpens edges, as far as there is something to sharpen.</source>
        <translation>কিনারা তীক্ষ্ণ করে, যদি তীক্ষ্ণ করার কিছু থাকে।</translation>
    </message>
    <message>
        <source>Only colors that a photo came with can have a cast.</source>
        <translation>কেবল ছবির নিজের সঙ্গে আসা রঙেই আভা থাকতে পারে।</translation>
    </message>
    <message>
        <source>The photo is in good condition; nothing was switched on.</source>
        <translation>ছবিটির অবস্থা ভালো; কিছু চালু করা হয়নি।</translation>
    </message>
    <message>
        <source>Switched on, because of what was found:
{found}</source>
        <translation>যা পাওয়া গেছে তার জন্য চালু করা হয়েছে:
{found}</translation>
    </message>
    <message>
        <source>Mark damage</source>
        <translation>ক্ষতি চিহ্নিত করা</translation>
    </message>
    <message>
        <source>Look for dust and scratches</source>
        <translation>ধুলো ও আঁচড় খোঁজা</translation>
    </message>
    <message>
        <source>Remove the restoration</source>
        <translation>পুনরুদ্ধার সরানো</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>ছবি দেখা</translation>
    </message>
    <message>
        <source>Look for the frame of the photo</source>
        <translation>ছবির ফ্রেম খোঁজা</translation>
    </message>
    <message>
        <source>Restore automatically</source>
        <translation>স্বয়ংক্রিয় পুনরুদ্ধার</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Temple</source>
        <translation>মন্দির</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>নভোচারী</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>কফি</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>বিড়াল</translation>
    </message>
    <message>
        <source>Rocket</source>
        <translation>রকেট</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Look at the photo</source>
        <translation>ছবি দেখা</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Hide this section</source>
        <translation>এই অংশ লুকান</translation>
    </message>
    <message>
        <source>Show this section</source>
        <translation>এই অংশ দেখান</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>No objects were found in this photo; select them one by one.</source>
        <translation>এই ছবিতে কোনো বস্তু পাওয়া যায়নি; একটি একটি করে বাছাই করুন।</translation>
    </message>
    <message>
        <source>There is no object at this place; point elsewhere or draw a box.</source>
        <translation>এই জায়গায় কোনো বস্তু নেই; অন্য কোথাও দেখান বা একটি বাক্স আঁকুন।</translation>
    </message>
    <message>
        <source>Find the object under the pointer</source>
        <translation>পয়েন্টারের নিচের বস্তু খোঁজা</translation>
    </message>
    <message>
        <source>Suggest colors</source>
        <translation>রং প্রস্তাব করা</translation>
    </message>
    <message>
        <source>Select an object</source>
        <translation>একটি বস্তু বাছাই করা</translation>
    </message>
</context>
<context>
    <name>SelectionBox</name>
    <message>
        <source>Onl&amp;y names like</source>
        <translation>শুধু এমন নাম (&amp;Y)</translation>
    </message>
    <message>
        <source>No na&amp;mes like</source>
        <translation>এমন নাম নয় (&amp;M)</translation>
    </message>
    <message>
        <source>C&amp;olors</source>
        <translation>রং (&amp;O)</translation>
    </message>
    <message>
        <source>O&amp;rder</source>
        <translation>ক্রম (&amp;R)</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>সব ছবি</translation>
    </message>
    <message>
        <source>Only gray and toned photos</source>
        <translation>শুধু ধূসর ও একরঙা ছবি</translation>
    </message>
    <message>
        <source>Only photos in color</source>
        <translation>শুধু রঙিন ছবি</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>নাম অনুসারে</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>নতুনগুলো আগে</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>পুরোনোগুলো আগে</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>ছোটগুলো আগে</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>বড়গুলো আগে</translation>
    </message>
    <message>
        <source>all, or such as *.tif; albums/*</source>
        <translation>সব, বা যেমন *.tif; albums/*</translation>
    </message>
    <message>
        <source>none, or such as *-back.*; tests/</source>
        <translation>কোনোটি নয়, বা যেমন *-back.*; tests/</translation>
    </message>
    <message>
        <source>* stands for any letters and ? for one; a pattern with / is about the path below the folder. Put ; between several</source>
        <translation>* মানে যেকোনো অক্ষর, ? মানে একটি অক্ষর; / থাকলে নকশাটি ফোল্ডারের নিচের পথের। একাধিক হলে মাঝে ; দিন</translation>
    </message>
    <message>
        <source>Pass over photos that are in color already, or all others; takes a while</source>
        <translation>যেসব ছবি আগে থেকেই রঙিন সেগুলো, বা অন্য সব বাদ দিন; কিছু সময় লাগে</translation>
    </message>
    <message>
        <source>Which photo is colorized first, by name, date or file size</source>
        <translation>নাম, তারিখ বা ফাইলের আকার অনুসারে কোন ছবি আগে রঙিন হবে</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>In the photo</source>
        <translation>ছবিতে</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কীবোর্ড শর্টকাট</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>সব শর্টকাট</translation>
    </message>
    <message>
        <source> or </source>
        <translation> বা </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restore</source>
        <translation>পুনরুদ্ধার</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>রঙিন করুন</translation>
    </message>
    <message>
        <source>Touch up</source>
        <translation>ঘষামাজা</translation>
    </message>
    <message>
        <source>History</source>
        <translation>ইতিহাস</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>এক্সপোর্ট</translation>
    </message>
</context>
<context>
    <name>SizeLimit</name>
    <message>
        <source>Full size</source>
        <translation>পূর্ণ আকার</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>ছোট</translation>
    </message>
    <message>
        <source> px</source>
        <translation> পিক্সেল</translation>
    </message>
    <message>
        <source>How many pixels the export has</source>
        <translation>এক্সপোর্টে কত পিক্সেল থাকবে</translation>
    </message>
    <message>
        <source>Pixels of the longer side; no photo is enlarged</source>
        <translation>দীর্ঘ দিকের পিক্সেল; কোনো ছবি বড় করা হয় না</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>Drop folders or photos here</source>
        <translation>এখানে ফোল্ডার বা ছবি ছেড়ে দিন</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>ফোল্ডার যোগ করুন (&amp;F)…</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>ছবি যোগ করুন (&amp;P)…</translation>
    </message>
    <message>
        <source>Add &amp;open photos</source>
        <translation>খোলা ছবি যোগ করুন (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Take off</source>
        <translation>তালিকা থেকে সরান (&amp;T)</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>উপ-ফোল্ডারসহ (&amp;S)</translation>
    </message>
    <message>
        <source>Folders and photos to colorize</source>
        <translation>রঙিন করার ফোল্ডার ও ছবি</translation>
    </message>
    <message>
        <source>What will be colorized; folders and photos can be dropped</source>
        <translation>যা রঙিন করা হবে; ফোল্ডার ও ছবি এখানে ছেড়ে দেওয়া যায়</translation>
    </message>
    <message>
        <source>Colorize all photos of a folder</source>
        <translation>একটি ফোল্ডারের সব ছবি রঙিন করুন</translation>
    </message>
    <message>
        <source>Choose single photos</source>
        <translation>আলাদা আলাদা ছবি বেছে নিন</translation>
    </message>
    <message>
        <source>Add all photos of the film strip</source>
        <translation>ফিল্ম স্ট্রিপের সব ছবি যোগ করুন</translation>
    </message>
    <message>
        <source>Take the selected lines off the list; no file is deleted (Delete)</source>
        <translation>বাছাই করা সারি তালিকা থেকে সরান; কোনো ফাইল মোছা হয় না (Delete)</translation>
    </message>
    <message>
        <source>Look for photos in folders inside the folders, too</source>
        <translation>ফোল্ডারের ভেতরের ফোল্ডারেও ছবি খুঁজুন</translation>
    </message>
    <message>
        <source>Folder with photos</source>
        <translation>ছবির ফোল্ডার</translation>
    </message>
    <message>
        <source>Photos to colorize</source>
        <translation>রঙিন করার ছবি</translation>
    </message>
    <message>
        <source>Photos ({0})</source>
        <translation>ছবি ({0})</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Size of the photo on the screen</source>
        <translation>পর্দায় ছবির আকার</translation>
    </message>
    <message>
        <source>How long the last step took</source>
        <translation>শেষ ধাপে কত সময় লেগেছে</translation>
    </message>
    <message>
        <source>Memory that Photochrom uses</source>
        <translation>Photochrom যত মেমরি ব্যবহার করছে</translation>
    </message>
    <message>
        <source>What runs the models</source>
        <translation>মডেল যেখানে চলে</translation>
    </message>
    <message>
        <source>{title}: {seconds} s</source>
        <translation>{title}: {seconds} সে.</translation>
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
        <translation>রিসেট</translation>
    </message>
    <message>
        <source>Take these corrections away</source>
        <translation>এই সংশোধনগুলো সরান</translation>
    </message>
    <message>
        <source>Nothing is corrected here.</source>
        <translation>এখানে কিছু সংশোধন করা হয়নি।</translation>
    </message>
</context>
<context>
    <name>SuggestionsRow</name>
    <message>
        <source>Suggested color</source>
        <translation>প্রস্তাবিত রং</translation>
    </message>
    <message>
        <source>Looking for likely colors…</source>
        <translation>সম্ভাব্য রং খোঁজা হচ্ছে…</translation>
    </message>
    <message>
        <source>Colors that the model holds for possible here. Point to try, click to take.</source>
        <translation>মডেল এখানে যেসব রং সম্ভব মনে করে। পরখ করতে পয়েন্টার রাখুন, নিতে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>{color}, probability {mass}</source>
        <translation>{color}, সম্ভাবনা {mass}</translation>
    </message>
</context>
<context>
    <name>TakenOver</name>
    <message>
        <source>The choices are those of {0}.</source>
        <translation>পছন্দগুলো {0}-এর।</translation>
    </message>
    <message>
        <source>Not taken over, since it suits that photo alone: {0}.</source>
        <translation>নেওয়া হয়নি, কারণ তা শুধু ওই ছবির সঙ্গে মানায়: {0}।</translation>
    </message>
    <message>
        <source>harmonized single objects</source>
        <translation>আলাদাভাবে সামঞ্জস্য করা বস্তু</translation>
    </message>
    <message>
        <source>recolored objects</source>
        <translation>নতুন রং দেওয়া বস্তু</translation>
    </message>
    <message>
        <source>color points</source>
        <translation>রঙের বিন্দু</translation>
    </message>
    <message>
        <source>damage that was painted by hand</source>
        <translation>হাতে আঁকা ক্ষতি</translation>
    </message>
    <message>
        <source>the angle and the crop</source>
        <translation>কোণ ও ছাঁট</translation>
    </message>
    <message>
        <source>its color cast</source>
        <translation>এর রঙের আভা</translation>
    </message>
    <message>
        <source>its own colors</source>
        <translation>এর নিজের রং</translation>
    </message>
</context>
<context>
    <name>ThumbnailQueue</name>
    <message>
        <source>Make thumbnails</source>
        <translation>ক্ষুদ্র ছবি তৈরি</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>The photo of this project is missing; put it back or say where it is.</source>
        <translation>এই প্রজেক্টের ছবি পাওয়া যাচ্ছে না; সেটি ফিরিয়ে রাখুন বা কোথায় আছে জানান।</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Brush size</source>
        <translation>ব্রাশের আকার</translation>
    </message>
    <message>
        <source> px</source>
        <translation> পিক্সেল</translation>
    </message>
    <message>
        <source>Radius of the brush in pixels of the photo.</source>
        <translation>ছবির পিক্সেলে ব্রাশের ব্যাসার্ধ।</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>ঘুরে দেখা</translation>
    </message>
    <message>
        <source>Drag to move the photo.</source>
        <translation>ছবি সরাতে টানুন।</translation>
    </message>
    <message>
        <source>Select objects</source>
        <translation>বস্তু বাছাই</translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it. Shift adds, Alt takes away.</source>
        <translation>একটি বস্তুতে ক্লিক করুন, অথবা তার চারপাশে একটি বাক্স টানুন। Shift যোগ করে, Alt বাদ দেয়।</translation>
    </message>
    <message>
        <source>Brush: add</source>
        <translation>ব্রাশ: যোগ করা</translation>
    </message>
    <message>
        <source>Paint over what belongs to the object, too.</source>
        <translation>বস্তুটির আরও যা অংশ তার ওপর আঁকুন।</translation>
    </message>
    <message>
        <source>Brush: take away</source>
        <translation>ব্রাশ: বাদ দেওয়া</translation>
    </message>
    <message>
        <source>Paint over what does not belong to the object.</source>
        <translation>বস্তুটির যা অংশ নয় তার ওপর আঁকুন।</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>আইড্রপার</translation>
    </message>
    <message>
        <source>Click the photo to take a color from it.</source>
        <translation>ছবি থেকে রং নিতে ক্লিক করুন।</translation>
    </message>
    <message>
        <source>Color point</source>
        <translation>রঙের বিন্দু</translation>
    </message>
    <message>
        <source>Click where the photo should have your color; it spreads from there.</source>
        <translation>ছবির যেখানে আপনার রংটি চান সেখানে ক্লিক করুন; সেখান থেকে তা ছড়াবে।</translation>
    </message>
    <message>
        <source>{title}. {tip}</source>
        <translation>{title}। {tip}</translation>
    </message>
</context>
<context>
    <name>TouchUpPanel</name>
    <message>
        <source>Pick a color</source>
        <translation>রং তুলুন</translation>
    </message>
    <message>
        <source>Color point</source>
        <translation>রঙের বিন্দু</translation>
    </message>
    <message>
        <source>Recolor</source>
        <translation>নতুন রং দেওয়া</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>সামঞ্জস্য করা</translation>
    </message>
    <message>
        <source>Color points</source>
        <translation>রঙের বিন্দু</translation>
    </message>
</context>
<context>
    <name>UncertaintyMap</name>
    <message>
        <source>Find uncertain colors</source>
        <translation>অনিশ্চিত রং খোঁজা</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>অসংরক্ষিত কাজ</translation>
    </message>
    <message>
        <source>Saving stores each photo with all its steps as a project beside it.</source>
        <translation>সংরক্ষণ করলে প্রতিটি ছবি সব ধাপসহ তার পাশে প্রজেক্ট হিসেবে রাখা হয়।</translation>
    </message>
    <message>
        <source>“{name}” has changes that are not saved.</source>
        <translation>“{name}”-এ এমন পরিবর্তন আছে যা সংরক্ষিত নয়।</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>এবং আরও %nটি</numerusform>
            <numerusform>এবং আরও %nটি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos have changes that are not saved:</source>
        <translation>
            <numerusform>%nটি ছবিতে এমন পরিবর্তন আছে যা সংরক্ষিত নয়:</numerusform>
            <numerusform>%nটি ছবিতে এমন পরিবর্তন আছে যা সংরক্ষিত নয়:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>সংরক্ষণ করুন (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>সব সংরক্ষণ করুন (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>ফেলে দিন (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>বাতিল (&amp;C)</translation>
    </message>
</context>
<context>
    <name>UnsavedWork</name>
    <message>
        <source>Save {name}</source>
        <translation>{name} সংরক্ষণ</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>See what is new, or skip this version</source>
        <translation>নতুন কী আছে দেখুন, বা এই সংস্করণ বাদ দিন</translation>
    </message>
    <message>
        <source>&amp;What is new</source>
        <translation>নতুন কী আছে (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Skip this version</source>
        <translation>এই সংস্করণ বাদ দিন (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>এখন নয় (&amp;N)</translation>
    </message>
    <message>
        <source>Photochrom {version} is available</source>
        <translation>Photochrom {version} পাওয়া যাচ্ছে</translation>
    </message>
</context>
<context>
    <name>UpdateWatch</name>
    <message>
        <source>Checking for a newer version</source>
        <translation>নতুনতর সংস্করণ খোঁজা হচ্ছে</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Check for a newer version once a day</source>
        <translation>দিনে একবার নতুনতর সংস্করণ খুঁজুন (&amp;C)</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>এখনই খুঁজুন (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;What is new</source>
        <translation>নতুন কী আছে (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Skip this version</source>
        <translation>এই সংস্করণ বাদ দিন (&amp;S)</translation>
    </message>
    <message>
        <source>Say in the status bar when there is a newer version</source>
        <translation>নতুনতর সংস্করণ থাকলে স্ট্যাটাস বারে জানান</translation>
    </message>
    <message>
        <source>Ask for the number of the newest version</source>
        <translation>সবচেয়ে নতুন সংস্করণের নম্বর জিজ্ঞাসা করুন</translation>
    </message>
    <message>
        <source>Open the page of the newer version in the browser</source>
        <translation>নতুনতর সংস্করণের পাতা ব্রাউজারে খুলুন</translation>
    </message>
    <message>
        <source>Say nothing of this version, but of the next one</source>
        <translation>এই সংস্করণের কথা জানাবেন না, তবে পরেরটির কথা জানান</translation>
    </message>
    <message>
        <source>What is known of newer versions</source>
        <translation>নতুনতর সংস্করণ সম্পর্কে যা জানা আছে</translation>
    </message>
    <message>
        <source>Photochrom then asks its page of releases for the number of the newest version. The question says nothing about you, your photos or this computer, and nothing is installed by itself.</source>
        <translation>Photochrom তখন তার রিলিজের পাতায় সবচেয়ে নতুন সংস্করণের নম্বর জিজ্ঞাসা করে। এই প্রশ্নে আপনার, আপনার ছবির বা এই কম্পিউটারের কোনো কথা থাকে না, আর নিজে থেকে কিছু ইনস্টল হয় না।</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>খোঁজা হচ্ছে…</translation>
    </message>
    <message>
        <source>This is Photochrom, run from its source.</source>
        <translation>এটি Photochrom, সোর্স থেকে চলছে।</translation>
    </message>
    <message>
        <source>This is Photochrom {version}.</source>
        <translation>এটি Photochrom {version}।</translation>
    </message>
    <message>
        <source>Photochrom has not checked for a newer version yet.</source>
        <translation>Photochrom এখনও নতুনতর সংস্করণ খোঁজেনি।</translation>
    </message>
    <message>
        <source>Last check: {time}. {result}</source>
        <translation>শেষ খোঁজ: {time}। {result}</translation>
    </message>
    <message>
        <source>The newest version is {version}.</source>
        <translation>সবচেয়ে নতুন সংস্করণ {version}।</translation>
    </message>
    <message>
        <source>Version {version} is available; you skip it.</source>
        <translation>সংস্করণ {version} পাওয়া যাচ্ছে; আপনি এটি বাদ দিয়েছেন।</translation>
    </message>
    <message>
        <source>Version {version} is available.</source>
        <translation>সংস্করণ {version} পাওয়া যাচ্ছে।</translation>
    </message>
</context>
<context>
    <name>VariantBox</name>
    <message>
        <source>&amp;Copy commands</source>
        <translation>কমান্ড কপি করুন (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open the page of releases</source>
        <translation>রিলিজের পাতা খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>The build of Photochrom that is installed</source>
        <translation>Photochrom-এর যে বিল্ড ইনস্টল করা আছে</translation>
    </message>
    <message>
        <source>Commands that exchange the build</source>
        <translation>যেসব কমান্ড বিল্ড বদলায়</translation>
    </message>
    <message>
        <source>Put the commands into the clipboard</source>
        <translation>কমান্ডগুলো ক্লিপবোর্ডে রাখুন</translation>
    </message>
    <message>
        <source>Open the page with all installers in the browser</source>
        <translation>সব ইনস্টলারের পাতা ব্রাউজারে খুলুন</translation>
    </message>
    <message>
        <source>This is the only build of Photochrom for this kind of computer.</source>
        <translation>এই ধরনের কম্পিউটারের জন্য এটিই Photochrom-এর একমাত্র বিল্ড।</translation>
    </message>
    <message>
        <source>This is the GPU build: it can use graphics cards, and the processor where there is none.</source>
        <translation>এটি GPU বিল্ড: এটি গ্রাফিক্স কার্ড ব্যবহার করতে পারে, আর তা না থাকলে প্রসেসর।</translation>
    </message>
    <message>
        <source>This is the CPU build: it is small and uses the processor alone.</source>
        <translation>এটি CPU বিল্ড: এটি ছোট এবং শুধু প্রসেসর ব্যবহার করে।</translation>
    </message>
    <message>
        <source>For the {name} build, close Photochrom and run in its environment:</source>
        <translation>{name} বিল্ডের জন্য Photochrom বন্ধ করে তার পরিবেশে চালান:</translation>
    </message>
    <message>
        <source>For the GPU build, install the file with “-gpu” in its name; settings, models and photos stay.</source>
        <translation>GPU বিল্ডের জন্য নামে “-gpu” আছে এমন ফাইল ইনস্টল করুন; সেটিংস, মডেল ও ছবি থাকবে।</translation>
    </message>
    <message>
        <source>For the CPU build, install the file without “-gpu” in its name; settings, models and photos stay.</source>
        <translation>CPU বিল্ডের জন্য নামে “-gpu” নেই এমন ফাইল ইনস্টল করুন; সেটিংস, মডেল ও ছবি থাকবে।</translation>
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
        <translation>সাদা-কালো ছবিকে রঙিন করুন। আপনার ছবি এই কম্পিউটারেই থাকে।</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>একটি নমুনা দিয়ে পরখ করুন</translation>
    </message>
    <message>
        <source>Sample: {title}</source>
        <translation>নমুনা: {title}</translation>
    </message>
    <message>
        <source>Open this sample</source>
        <translation>এই নমুনাটি খুলুন</translation>
    </message>
    <message>
        <source>Read the samples</source>
        <translation>নমুনা পড়া</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Export {name}</source>
        <translation>{name} এক্সপোর্ট</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>{name} সংরক্ষণ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খোলা</translation>
    </message>
    <message>
        <source>Restore or colorize the photo first; then it can be exported.</source>
        <translation>আগে ছবিটি পুনরুদ্ধার বা রঙিন করুন; তারপর এটি এক্সপোর্ট করা যাবে।</translation>
    </message>
    <message>
        <source>Restore or colorize the photo first; then it can be saved.</source>
        <translation>আগে ছবিটি পুনরুদ্ধার বা রঙিন করুন; তারপর এটি সংরক্ষণ করা যাবে।</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>রঙিন করুন</translation>
    </message>
    <message>
        <source>Colorize {name}</source>
        <translation>{name} রঙিন করা</translation>
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
        <translation>{name}[*] - Photochrom</translation>
    </message>
</context>
</TS>
