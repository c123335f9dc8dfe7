<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of texts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Unroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorpusCharts</name>
    <message>
        <source>half are under {} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents per label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths of the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many texts have each label. When one is rare, judge the network by more than its accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many texts have how many characters. The last bar holds all longer ones.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorpusFields</name>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {size} read as {encoding} without a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>csv, comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>csv, semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>csv, bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or folder that the network learns from. It is only read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorpusPage</name>
    <message>
        <source>Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One running text of {signs} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{texts} texts of {signs} characters in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{texts} texts in two labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{texts} texts, labels: {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here: text, csv, tsv or jsonl, or a folder with one sub-folder per label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details list {} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file reads best as {}. The preview shows the first lines; change it if they look wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorpusPreview</name>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row holds &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of the first {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first {} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows as the program reads them. Nonsense signs mean another encoding.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutterEditor</name>
    <message>
        <source>words here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese words here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks at the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at spaces and punctuation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jieba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every sign by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>A run is being trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is being trained. Nothing it has learned is lost when you close now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a checkpoint and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your project is safe and you can go on. If it happens again, a report helps to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Unroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train recurrent networks on your own text and look inside them. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingLegend</name>
    <message>
        <source>one word as numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cell, every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads from the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads from the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>c: long memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h: output so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h: memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the drawing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EpochBar</name>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} epochs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplePicker</name>
    <message>
        <source>Line {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real line of your corpus. The network is drawn as it reads this line.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not built yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} signs known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} words known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}, 1 layer of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}, {n} layers of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} epochs, best is {best}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n} is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, epoch {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelBars</name>
    <message>
        <source>{} more labels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersTable</name>
    <message>
        <source>embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} layers, {total} numbers to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps, batch, size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each layer puts out for the line that is shown: how many steps, how many texts at once, how many numbers. The same parameters serve at every step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LengthSection</name>
    <message>
        <source>all are read whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} lose their beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} lose their end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths of the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many texts have how many words. Drag the line: what lies behind it is not read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is being trained. Stop it before you open something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the task of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the folder {name} in a new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {name} in a new project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a plain RNN has a choice here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one. It keeps how your text is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ready set of network and training settings. Everything can be changed afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads word by word, guesses the next one each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads character by character, guesses the next one each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads word by word from both ends, then answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads character by character from both ends, then answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads word by word, answers at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads character by character, answers at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} numbers to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing needs a vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}, more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBar</name>
    <message>
        <source>not sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingLines</name>
    <message>
        <source>{word}: unknown, seen {seen} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}: number {number}, seen {seen} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it reads your lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the corpus, cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of your corpus as the network reads them: each box is one number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dashed word is not in the vocabulary; the network only sees that something unknown stands there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one running text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Text to score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence. It is scored as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probabilities of the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each word did to the answer, and what the network kept in mind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reading the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word the network has never seen: {word}. It counts as an unknown word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} words the network has never seen: {words}. They count as unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last {count} words are not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most for it: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most against it: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>There was not enough memory. Nothing is lost: try a smaller batch or a shorter text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your project is safe; Details say what it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning words into numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsChange</name>
    <message>
        <source>{n} settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitSection</name>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same share of each label in every part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted in characters; the end of the text is kept back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach a network
to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text, train on it, and watch what the network keeps
in mind, word by word. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a file or folder anywhere here: txt, csv, jsonl, a folder per label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained in a minute or two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No projects yet. Start with a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small network reading a line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>Nothing running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU, {n} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU, {n} cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure its speed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>{} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only jieba guesses words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words become numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters become numbers. {size} characters cover {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words become numbers. {size} words cover {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose a corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary is being built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenView</name>
    <message>
        <source>… {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}. {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads the corpus again and again, and is corrected after every batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads the text for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has read the whole text once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has read the whole text {times} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epochs} epochs done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epochs} epochs done. Epoch {best} was the best and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back it learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy or perplexity curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back the gradient reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose a corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} texts/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}, {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was cut off in epoch {epoch}. Nothing that was saved is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops when this epoch is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TryPage</name>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network has learned, put to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token by token, the network guesses what comes next and one guess is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guess learned from your texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right {share} of the time on texts it had not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to try yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train first. After the first epoch you can try what it has learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} texts scored. They are in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnrolledView</name>
    <message>
        <source>{label} ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ up, − down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did to the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrolled network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers, shared by all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of each old memory to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the new to let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new, from −1 to +1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the memory to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old memory kept, new memory added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the next layer and step see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the old to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the old to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the word and the state before, weighed and added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guesses, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lets in {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squeezes the sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps what is above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.1 % to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step carries 90 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps carry 90 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 % still reaches &quot;{word}&quot;, {back} steps back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean, max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word goes through {layers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} words go through {layers}, one step each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}, word {word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has never seen this word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer so far: {label} {percent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word moved the answer by {points} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guesses for the next word: {guesses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {plus} of {units} units above zero, mean strength {strength}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient that arrives: {shares}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, mean strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps left out here: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has never seen {word}. It counts as an unknown word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, step {step}: {percent} of the strongest gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape}: steps, texts at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape}: steps, texts at once, numbers for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VocabularyTable</name>
    <message>
        <source>&quot;{}&quot; does not occur in the corpus as a word of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{word}&quot; was seen {seen} times, too rarely for a number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{known} of {all} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{known} of {all} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word that has a number of its own, the most frequent first. All other words share the number 1, unknown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchedList</name>
    <message>
        <source>Sentences you watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs of: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus {path} is not there any more. Trained runs work; to train again, open it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {n} texts in {time} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus has changed since it was last read. It was read anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning words into numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is being trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose a corpus and build its vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project can only be read. Save it elsewhere first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was stopped before its first epoch was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is done after {n} epochs. The best is epoch {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} stopped after epoch {n}, because it no longer got better. The best is epoch {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was stopped in epoch {n}. The best is epoch {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waking the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer multiplies about {n} thousand million numbers a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WriteView</name>
    <message>
        <source>Prompt and written text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type how the text begins, then press Write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best guesses kept (top-k)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share kept (top-p)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length, tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token taken becomes the next one read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens, {rate} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the vocabulary, read as unknown: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Texts and tables ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coach</name>
    <message>
        <source>Before the first epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One epoch is one reading of the whole training part. After each, the network is tested on text it has not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train and watch the two curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation curve still falls: it learns rules, not the texts by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If validation turns up while training keeps falling, stop. The best epoch is kept for you either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting to memorise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training still falls, but validation has turned up: it learns the texts by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, or try more dropout, a smaller memory, or more text. The best epoch is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levelled off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation has not improved for some epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More epochs will not help much. A larger network or more text might.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss does not fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a learning rate ten times larger, or an LSTM instead of a plain RNN on long texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jumping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss has risen: the corrections are too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a learning rate three to ten times smaller. The best epoch is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was kept back for validation, so nobody can tell whether it memorises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a validation part of 0.1 on the Corpus page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the answer is wrong, a correction travels from right to left. The stronger the colour, the more arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain RNN fades after a few steps. An LSTM keeps a path open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back it learns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The run &apos;{run}&apos; gives labels to texts, it does not answer them. Use score instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; goes on with a text, it does not answer one. Use write instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message}. &apos;{program} --help&apos; shows what can be said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text to learn from yet. Add --corpus PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has changed since it was first read for this project. Add --corpus {path} to learn from it as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output {path} must end with .csv or .jsonl. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output {path} would take the place of what is read. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; does not write for labels. Leave --label out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no column {column}. Choose one of {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no encoding {name}. Choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a text file: line {line} holds bytes that no text has. Choose a txt, csv, tsv or jsonl file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not {encoding}: the byte at {offset} (line {line}) does not fit. Choose another encoding, such as {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {path} holds no txt files. Choose a folder with one sub-folder of txt files per label, or a single file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of {name} is longer than {limit} million characters, too long for one document. Set the format to one running text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample from {archive} could not be fetched: the package index did not answer or does not have it. Go online and fetch the samples again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample from {archive} was refused: the file on the package index is not the one that was checked for Unroll. The other samples are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is neither a file nor a folder. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a file, not a folder. Choose another format, or its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty. Choose a file that holds text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no JSON objects. Each line must be one, or choose another format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delimiter {delimiter} is not one character. Choose one, or auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row in line {line} has {found} instead of {expected} cells and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row in line {line} opens a quote that is not closed properly and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} is not valid JSON and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is in another encoding and was read as {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole file is one line of {count} characters and is read as one running text. If it should be many documents, look at its line ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More rows with a problem like these: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents without text, which are left out: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents without a label, which are left out: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no column that looks like labels; its columns are {columns}. Choose the label column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has texts but no labels. Choose a table with a label column or a folder with one sub-folder per label, or let the network write text instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample was refused: {name} in its archive is not what it should be. The other samples are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample could not be written to {folder}: {reason}. Make room there, then fetch the samples again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder {path}. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be read. Allow reading it, or copy it to your own folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Copy it to another disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by a newer version of Unroll, {path} can be read, not saved over. Update Unroll, or use a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} is read-only, so nothing can be saved in it. Make a copy and use that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a file {path}. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}. Create it, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be saved in the folder {folder}. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not hold the tables of an Unroll project, so it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the last step could not be saved; nothing that was saved in {path} is lost. Make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to the project {path}. Wait for it or close it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written here. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is too large to be saved in {path}. Choose a smaller memory or vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} cannot be opened. Check that its folder is writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} is damaged ({reason}). Use a copy of it, or train again into a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty, so it is not an Unroll project. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an Unroll project. Choose a file that ends with .unroll.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a database of another program, not an Unroll project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder, not an Unroll project. Choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file, so it is not an Unroll project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project {path}. Check its name, or train a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} is cut short: {size} of its {whole} bytes are here. Copy it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been trained in {path} yet. Train a run first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run called &apos;{name}&apos; in {path}. Its runs: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of &apos;{run}&apos; in {path} are damaged. Use a copy, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run needs a name of at least one character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a run called &apos;{name}&apos;. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {name}. Choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recipe file {path}. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe file {path} is not valid TOML: {reason}. Mend that line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not KEY=VALUE, such as model.hidden_size=128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a number, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {key}. Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {value}; choose {choices} or a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {value}; it must be at least {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {value}; it must be more than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {value}; it must be at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {value}; choose one of {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is a group of settings and cannot be {value}; set {nearest} or another one of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {value}; it must have at most {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a whole number, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be true or false, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be text, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} cannot be {value}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text settings were saved by a newer version. Update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved of &apos;{run}&apos; does not fit its network. Use a copy of the project, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; has no weights yet. Train it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device called {name}. Choose auto, cpu, cuda or mps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no usable {name} device. Choose auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little text to evaluate: two tokens at least are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This corpus has no labels to compare with. Choose one with a label column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label &apos;{label}&apos; is none of the run&apos;s labels ({names}). Choose the right label column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus has no text in it. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus has no labels to learn. Choose a label column, or set the task to language_model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every document has the same label &apos;{label}&apos;, so there is nothing to tell apart. Choose another label column, or add documents with other labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label column has {count} different labels, more than {most}; it may hold text or numbers. Choose another label column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label has two documents, so none can be kept back for validation. Use more documents, or set corpus.validation_fraction to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s corpus {path} is not there any more. Put it back, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpus {path} has changed since the run began. Put the old one back, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this network. Make training.batch_size (now {batch}), text.max_tokens or model.hidden_size smaller; what was saved is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss at step {step} is not a finite number: the corrections were too large. Make training.learning_rate (now {rate}) smaller or set training.clip_norm to 1; the best epoch so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training part has {tokens} tokens, too few for a batch of {batch} streams. Use a longer text, or set training.batch_size to {limit} or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so {path} was not written. Make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; learnt to write, it knows no labels. Use write instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no word to score. Give a text with some words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; learnt labels, it cannot write. Use score instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text to read. Type the beginning of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has never met the word &apos;{word}&apos;. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>{cell} {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>recipe</name>
    <message>
        <source>Score texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one text a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paragraphs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tsv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jsonl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is divided into documents. Auto looks at its name and first lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bytes become characters. If the preview looks garbled, choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto finds UTF-8, UTF-16, GB18030 and Big5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column that holds the text. Empty means the one that looks like text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column that holds the label. Empty means the one that looks like labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column that is read when one text answers another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column that is answered when one text answers another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The character between two columns, or auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the corpus that is kept back to see how well the network does on new text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More text to learn from, a less certain score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A more certain score, less text to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.1 to 0.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the corpus that is looked at only once, at the very end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed divides the same corpus in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens at every step. An RNN mixes, a GRU and an LSTM also choose what to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM or GRU; a plain RNN to see why they were invented.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The function that bends the sum in a plain RNN cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers stand for one token (embedding dim).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer numbers to learn; words are told apart less finely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finer differences between words; needs more text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 to 128 for reviews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers the network keeps in mind between two words (hidden size).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains faster, forgets sooner, rarely learns a text by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembers more. Needs more text: with little of it, it starts to memorise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 to 128 for reviews, 256 for writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many cells are stacked: each layer reads the states of the one below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster and easier to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can learn more involved patterns; slower, harder to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 or 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second network reads the text from its end; each word then knows what follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of numbers blanked at random in training, so that the network cannot lean on a few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns faster, memorises sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memorises less, learns more slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.2 to 0.5 on small corpora.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which states make the answer: the last one, or the mean or largest over all steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean_max learns fastest on reviews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network is for: to score texts with labels, or to write text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one token is: a Chinese word (jieba), a character, or a word between spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto: jieba for Chinese reviews, words for English, characters for running text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads Good and good as the same word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess new words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets jieba join characters into words that are not in its dictionary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens get a number of their own; the most frequent ones are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smaller network that meets more unknown words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer unknown words, more numbers to learn, rare words learned badly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 000 to 30 000 words; characters need fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token seen fewer times than this counts as unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rare words are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rare words become unknown, which the network then learns to live with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents with more tokens lose the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains faster; more documents lose their end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is cut off; long documents take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 to 500.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which end of an over-long document is kept: its head or its tail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times the network reads the whole training part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done sooner, may not have learned enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More practice; past a point it memorises. The best epoch is kept either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 to 10 for reviews, more for writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many examples are read before the network is corrected once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More corrections per epoch, each less certain; slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster; needs a larger learning rate or more epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 to 128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large each correction is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow but steady.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast at first; too large and the loss jumps or overflows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.001 to 0.005 for Adam, 0.1 to 1 for SGD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule that turns a gradient into a correction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls all weights a little towards zero at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A longer gradient is shortened to this, so that one bad batch cannot throw the network off. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps per window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens of running text are unrolled at once; the state is carried to the next window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More corrections, a shorter reach back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from further back; slower steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>35 for words, 64 to 128 for characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training stops when validation has not improved for this many epochs. 0 never stops early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 to 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same run on the same computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many processor threads compute. Auto leaves the computer usable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many epochs a sample text is written or the watched sentences are scored. 0 never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How daring the choice of the next token is. 0 always takes the likeliest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful, repeats itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wild, makes more mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.6 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the k likeliest tokens may be chosen. 0 allows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0, or 10 to 50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach this probability may be chosen. 1 allows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.9 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes tokens that were just written less likely. 1 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many drafts are kept side by side. 1 writes straight on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens are written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed writes the same text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
