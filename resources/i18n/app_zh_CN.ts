<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open texts…</source>
        <translation>打开文本…</translation>
    </message>
    <message>
        <source>Open a folder of texts…</source>
        <translation>打开文本文件夹…</translation>
    </message>
    <message>
        <source>Paste a text…</source>
        <translation>粘贴文本…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>正常大小</translation>
    </message>
    <message>
        <source>Help panel</source>
        <translation>帮助栏</translation>
    </message>
    <message>
        <source>Fold the rail</source>
        <translation>折叠步骤栏</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop after this epoch</source>
        <translation>本轮后停止</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Unroll</source>
        <translation>关于 Unroll</translation>
    </message>
    <message>
        <source>Undo {change}</source>
        <translation>撤销：{change}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo {change}</source>
        <translation>重做：{change}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>ActivationPlots</name>
    <message>
        <source>{share} of the sums are below 0: no gradient passes there.</source>
        <translation>{share} 的和小于 0：梯度无法通过。</translation>
    </message>
    <message>
        <source>{share} of the sums lie on the flat ends, where hardly any gradient passes.</source>
        <translation>{share} 的和落在两端平缓处，梯度几乎无法通过。</translation>
    </message>
    <message>
        <source>Before training: carry a word through the network to see where its sums lie.</source>
        <translation>尚未训练：让一个词走过网络，就能看到它的和落在何处。</translation>
    </message>
    <message>
        <source>With the first weights, before training: every step of this line.</source>
        <translation>初始权重，尚未训练：这一行的每一步。</translation>
    </message>
    <message>
        <source>Every step of this text, all layers.</source>
        <translation>这段文本的每一步，所有层。</translation>
    </message>
    <message>
        <source>Where the sums lie</source>
        <translation>和落在何处</translation>
    </message>
</context>
<context>
    <name>AlignmentMap</name>
    <message>
        <source>Answer</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>There is no attention to show here.</source>
        <translation>这里没有可显示的注意力。</translation>
    </message>
    <message>
        <source>Each row adds up to 100 %: how attention is shared when that word is written.</source>
        <translation>每行合计 100 %：写出该词时注意力如何分配。</translation>
    </message>
    <message>
        <source>When &quot;{word}&quot; is written, {percent} of the attention rests on &quot;{source}&quot;.</source>
        <translation>写出“{word}”时，{percent} 的注意力落在“{source}”上。</translation>
    </message>
    <message>
        <source>Alignment map</source>
        <translation>对齐图</translation>
    </message>
    <message>
        <source>{word} looks most at {source}, {percent}.</source>
        <translation>{word} 最注意 {source}，{percent}。</translation>
    </message>
    <message>
        <source>And {count} more words.</source>
        <translation>另有 {count} 个词。</translation>
    </message>
    <message>
        <source>written ↓</source>
        <translation>写出 ↓</translation>
    </message>
    <message>
        <source>read →</source>
        <translation>读入 →</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
</context>
<context>
    <name>AnswerList</name>
    <message>
        <source>(nothing yet)</source>
        <translation>（还没有）</translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation>第 {epoch} 轮之后</translation>
    </message>
    <message>
        <source>The epoch before</source>
        <translation>上一轮</translation>
    </message>
    <message>
        <source>The epoch after</source>
        <translation>下一轮</translation>
    </message>
</context>
<context>
    <name>AnswerMode</name>
    <message>
        <source>Answer</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>An answer learned from your pairs.</source>
        <translation>这是从您的成对文本学到的回答。</translation>
    </message>
    <message>
        <source>Of the tokens in answers it had not read, {share} were right.</source>
        <translation>在没读过的答句中，{share} 的词元猜对了。</translation>
    </message>
    <message>
        <source>Answer a file…</source>
        <translation>给文件作答…</translation>
    </message>
    <message>
        <source>Answer a file</source>
        <translation>给文件作答</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>保存回答</translation>
    </message>
    <message>
        <source> answered</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>{count} texts answered. They are in {name}.</source>
        <translation>已回答 {count} 条文本，结果在 {name} 中。</translation>
    </message>
    <message>
        <source>Answering {name}</source>
        <translation>正在给 {name} 作答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答句</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在作答</translation>
    </message>
</context>
<context>
    <name>AnswerOfThen</name>
    <message>
        <source>after epoch {epoch}</source>
        <translation>第 {epoch} 轮之后</translation>
    </message>
    <message>
        <source>(nothing yet)</source>
        <translation>（还没有）</translation>
    </message>
    <message>
        <source>What each word did, for {label}</source>
        <translation>每个词对“{label}”的作用</translation>
    </message>
    <message>
        <source>Most moved by {words}.</source>
        <translation>作用最大：{words}。</translation>
    </message>
    <message>
        <source>{word} {sign}{points} points</source>
        <translation>{word} {sign}{points} 个百分点</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Text to answer</source>
        <translation>要回答的文本</translation>
    </message>
    <message>
        <source>Type a text. It is answered as you type.</source>
        <translation>输入一段文本，边写边作答。</translation>
    </message>
    <message>
        <source>The likeliest answers</source>
        <translation>最可能的回答</translation>
    </message>
    <message>
        <source>The network answering the text</source>
        <translation>网络正在回答这段文本</translation>
    </message>
    <message>
        <source>straight on</source>
        <translation>直接写下去</translation>
    </message>
    <message>
        <source>looks around</source>
        <translation>多方比较</translation>
    </message>
    <message>
        <source>short answers</source>
        <translation>偏短</translation>
    </message>
    <message>
        <source>long answers</source>
        <translation>偏长</translation>
    </message>
    <message>
        <source>1 draft</source>
        <translation>1 份草稿</translation>
    </message>
    <message>
        <source>{count} drafts</source>
        <translation>{count} 份草稿</translation>
    </message>
    <message>
        <source>How it was answered</source>
        <translation>回答是怎样得来的</translation>
    </message>
    <message>
        <source>Below the tokens that are read, above each its likeliest answers.</source>
        <translation>下面是读入的词元，每个上方是最可能的回答。</translation>
    </message>
    <message>
        <source>Left the text as it is read, right the answer as it is written.</source>
        <translation>左边是逐步读入的文本，右边是逐步写出的回答。</translation>
    </message>
    <message>
        <source>There is no word to answer.</source>
        <translation>没有可以回答的词。</translation>
    </message>
    <message>
        <source>(an empty answer)</source>
        <translation>（空的回答）</translation>
    </message>
    <message>
        <source>It was cut off at the longest length.</source>
        <translation>已到最大长度，回答被截断。</translation>
    </message>
</context>
<context>
    <name>CoachOffers</name>
    <message>
        <source>Set for the next run: {settings}.</source>
        <translation>已为下次训练设置：{settings}。</translation>
    </message>
</context>
<context>
    <name>CorpusCharts</name>
    <message>
        <source>half are under {} characters</source>
        <translation>半数不到 {} 字符</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation>{} 字符</translation>
    </message>
    <message>
        <source>Documents per label</source>
        <translation>各标签的文档数</translation>
    </message>
    <message>
        <source>Lengths of the documents</source>
        <translation>文档长度的分布</translation>
    </message>
    <message>
        <source>How many texts have each label. When one is rare, judge the network by more than its accuracy.</source>
        <translation>每种标签各有多少条文本。如果某种标签很少，评判网络时就不能只看准确率 (accuracy)。</translation>
    </message>
    <message>
        <source>How many texts have how many characters. The last bar holds all longer ones.</source>
        <translation>多少字符的文本各有多少条。最后一根柱子包含所有更长的文本。</translation>
    </message>
</context>
<context>
    <name>CorpusDoctor</name>
    <message>
        <source>It looks through all texts for what spoils learning. Fix mends a finding while the texts are read, the files stay as they are; Undo or Ctrl+Z takes it back.</source>
        <translation>它检查全部文本，找出妨碍学习的毛病。“修复”只在读取时生效，文件保持原样；按“撤销”或 Ctrl+Z 即可恢复。</translation>
    </message>
    <message>
        <source>Data doctor</source>
        <translation>数据医生</translation>
    </message>
</context>
<context>
    <name>CorpusFields</name>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>All {size} read as {encoding} without a fault.</source>
        <translation>全部 {size} 按 {encoding} 读取，没有一处出错。</translation>
    </message>
    <message>
        <source>Found here</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>csv, comma</source>
        <translation>csv，逗号分隔</translation>
    </message>
    <message>
        <source>csv, semicolon</source>
        <translation>csv，分号分隔</translation>
    </message>
    <message>
        <source>csv, bar</source>
        <translation>csv，竖线分隔</translation>
    </message>
    <message>
        <source>the files</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>the folders</source>
        <translation>文件夹名</translation>
    </message>
    <message>
        <source>none, to write</source>
        <translation>无，用于写作</translation>
    </message>
    <message>
        <source>The files and folders that the network learns from. They are only read.</source>
        <translation>网络从这些文件和文件夹学习，只读取，不改动。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>CorpusPage</name>
    <message>
        <source>Corpus</source>
        <translation>语料</translation>
    </message>
    <message>
        <source>One running text of {signs} characters.</source>
        <translation>一篇连续文本，共 {signs} 字符。</translation>
    </message>
    <message>
        <source>{texts} texts, each with its answer.</source>
        <translation>共 {texts} 条文本，每条都有对应的答句。</translation>
    </message>
    <message>
        <source>{texts} texts of {signs} characters in all.</source>
        <translation>共 {texts} 条文本，合计 {signs} 字符。</translation>
    </message>
    <message>
        <source>{texts} texts in two labels.</source>
        <translation>共 {texts} 条文本，两类标签。</translation>
    </message>
    <message>
        <source>{texts} texts, labels: {labels}.</source>
        <translation>共 {texts} 条文本，{labels} 类标签。</translation>
    </message>
    <message>
        <source>Drop files or folders here: plain text, tables, Word documents, also compressed.</source>
        <translation>把文件或文件夹拖到这里：纯文本、表格、Word 文档，压缩的也可以。</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Next: Text</source>
        <translation>下一步：文本</translation>
    </message>
    <message>
        <source>Paste text…</source>
        <translation>粘贴文本…</translation>
    </message>
    <message>
        <source>Nothing to read yet.</source>
        <translation>还没有可读的内容。</translation>
    </message>
    <message>
        <source>First choose a file.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>The texts cannot be read yet: lines in another encoding than the rest, {n} of them.</source>
        <translation>文本还不能读取：有 {n} 行的编码与其余不同。</translation>
    </message>
    <message>
        <source>Details list {} more.</source>
        <translation>“详情”中还列出 {} 处。</translation>
    </message>
    <message>
        <source>This file reads best as {}. The preview shows the first lines; change it if they look wrong.</source>
        <translation>此文件按 {} 读取效果最好。请看预览，若有乱码可在此更改。</translation>
    </message>
</context>
<context>
    <name>CorpusPreview</name>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>No row holds &quot;{}&quot;.</source>
        <translation>没有一行含有“{}”。</translation>
    </message>
    <message>
        <source>{shown} of the first {rows} rows</source>
        <translation>前 {rows} 行中的 {shown} 行</translation>
    </message>
    <message>
        <source>first {} rows</source>
        <translation>前 {} 行</translation>
    </message>
    <message>
        <source>all {} rows</source>
        <translation>全部 {} 行</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Find in texts</source>
        <translation>在文本中查找</translation>
    </message>
    <message>
        <source>First rows of the corpus</source>
        <translation>语料的前几行</translation>
    </message>
    <message>
        <source>The first rows as the program reads them. Nonsense signs mean another encoding.</source>
        <translation>程序读到的前几行。如果出现乱码，说明编码选得不对。</translation>
    </message>
</context>
<context>
    <name>CountsWaiting</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Count the words</source>
        <translation>统计词频</translation>
    </message>
    <message>
        <source>The words of the corpus have not been counted.</source>
        <translation>语料中的词还没有统计。</translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation>正在统计词频</translation>
    </message>
    <message>
        <source>{what}, {count}</source>
        <translation>{what}，{count}</translation>
    </message>
</context>
<context>
    <name>CutterEditor</name>
    <message>
        <source>words here</source>
        <translation>此处为英文词</translation>
    </message>
    <message>
        <source>Chinese words here</source>
        <translation>此处为中文词</translation>
    </message>
    <message>
        <source>characters here</source>
        <translation>此处为单字</translation>
    </message>
    <message>
        <source>word pieces here</source>
        <translation>此处为子词</translation>
    </message>
    <message>
        <source>looks at the text</source>
        <translation>根据文本选择</translation>
    </message>
    <message>
        <source>at spaces and punctuation</source>
        <translation>按空格和标点切分</translation>
    </message>
    <message>
        <source>jieba</source>
        <translation>jieba</translation>
    </message>
    <message>
        <source>every sign by itself</source>
        <translation>逐字切分</translation>
    </message>
    <message>
        <source>frequent parts of words (BPE)</source>
        <translation>词中常见的片段（BPE）</translation>
    </message>
    <message>
        <source>Compare every way</source>
        <translation>比较各种切法</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>A run is being trained</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>A run is being trained. Nothing it has learned is lost when you close now.</source>
        <translation>正在训练。现在关闭，已经学到的也不会丢失。</translation>
    </message>
    <message>
        <source>Keep a checkpoint and close</source>
        <translation>保存检查点并关闭</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your project is safe and you can go on. If it happens again, a report helps to mend it.</source>
        <translation>程序内部出了问题。项目没有受损，您可以继续使用。如果再次发生，请复制报告，便于修复。</translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation>故障详情</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>About Unroll</source>
        <translation>关于 Unroll</translation>
    </message>
    <message>
        <source>Train recurrent networks on your own text and look inside them. Nothing leaves this computer.</source>
        <translation>用自己的文本训练循环神经网络 (RNN)，并看清它的内部。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>自由软件，采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Looking for faults</source>
        <translation>正在检查毛病</translation>
    </message>
    <message>
        <source>one file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>These could not be read and are left out; the others are there.</source>
        <translation>这些文件读不了，已略去，其余都已读入。</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>one label</source>
        <translation>1 类标签</translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation>{n} 类标签</translation>
    </message>
    <message>
        <source>one document</source>
        <translation>1 篇</translation>
    </message>
    <message>
        <source>{n} documents</source>
        <translation>{n} 篇</translation>
    </message>
    <message>
        <source>like {place}</source>
        <translation>同 {place}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 项</translation>
    </message>
    <message>
        <source>It is looking through the texts.</source>
        <translation>正在检查全部文本。</translation>
    </message>
    <message>
        <source>It looks through the texts once they are read.</source>
        <translation>文本读完后就开始检查。</translation>
    </message>
    <message>
        <source>It was stopped before it had seen everything.</source>
        <translation>检查已取消，没有看完全部文本。</translation>
    </message>
    <message>
        <source>It could not look through the texts.</source>
        <translation>没能检查这些文本。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>All that was found is mended.</source>
        <translation>发现的毛病都已修复。</translation>
    </message>
    <message>
        <source>What it looks for</source>
        <translation>检查哪些毛病</translation>
    </message>
    <message>
        <source>{title} ({n})</source>
        <translation>{title}（{n}）</translation>
    </message>
    <message>
        <source>Nothing wrong was found in the text.</source>
        <translation>文本没有发现毛病。</translation>
    </message>
    <message>
        <source>Nothing wrong was found in {n} texts.</source>
        <translation>检查了 {n} 条文本，没有发现毛病。</translation>
    </message>
</context>
<context>
    <name>DoctorList</name>
    <message>
        <source>{n} to look at</source>
        <translation>{n} 项待看</translation>
    </message>
    <message>
        <source>Data doctor</source>
        <translation>数据医生</translation>
    </message>
    <message>
        <source>Back to the preview</source>
        <translation>返回预览</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>It looks for broken characters, markup, empty, over-long and repeated texts, and labels that do not fit. Nothing changes until you press Fix, and the files themselves are never changed.</source>
        <translation>它检查乱码、网页标记、空文本、过长或重复的文本，以及不合适的标签。不按“修复”就什么都不变，文件本身永远不会被改动。</translation>
    </message>
</context>
<context>
    <name>DrawingLegend</name>
    <message>
        <source>one word as numbers</source>
        <translation>一个词变成的数</translation>
    </message>
    <message>
        <source>one cell, every step</source>
        <translation>同一单元，每步都用</translation>
    </message>
    <message>
        <source>reads from the left</source>
        <translation>从左往右读</translation>
    </message>
    <message>
        <source>reads from the right</source>
        <translation>从右往左读</translation>
    </message>
    <message>
        <source>c: long memory</source>
        <translation>c：长期记忆</translation>
    </message>
    <message>
        <source>h: output so far</source>
        <translation>h：到此为止的输出</translation>
    </message>
    <message>
        <source>h: memory</source>
        <translation>h：记忆</translation>
    </message>
    <message>
        <source>Reading the drawing</source>
        <translation>看图方法</translation>
    </message>
</context>
<context>
    <name>DrawingTools</name>
    <message>
        <source>One word back (Backspace)</source>
        <translation>退回一个词（Backspace）</translation>
    </message>
    <message>
        <source>Carry one word through the network (Enter)</source>
        <translation>让一个词走过网络（回车）</translation>
    </message>
    <message>
        <source>Play the reading (Space)</source>
        <translation>播放阅读过程（空格）</translation>
    </message>
</context>
<context>
    <name>EpochBar</name>
    <message>
        <source>Epochs</source>
        <translation>各轮</translation>
    </message>
    <message>
        <source>{done} of {total} epochs</source>
        <translation>已完成 {done} 轮，共 {total} 轮</translation>
    </message>
</context>
<context>
    <name>EpochRow</name>
    <message>
        <source>Look back at</source>
        <translation>回看</translation>
    </message>
    <message>
        <source>before learning</source>
        <translation>学习之前</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>停在这里</translation>
    </message>
    <message>
        <source>From the first epoch to the newest</source>
        <translation>从第一轮播放到最新一轮</translation>
    </message>
</context>
<context>
    <name>EquationSheet</name>
    <message>
        <source>Equations of the network</source>
        <translation>网络的公式</translation>
    </message>
</context>
<context>
    <name>ExamplePicker</name>
    <message>
        <source>Line {}</source>
        <translation>第 {} 行</translation>
    </message>
    <message>
        <source>shown with</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Line that is shown</source>
        <translation>所示的行</translation>
    </message>
    <message>
        <source>Line before</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Line after</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>A real line of your corpus. The network is drawn as it reads this line.</source>
        <translation>语料中真实的一行。图中画的是网络读这一行的过程。</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>becomes</source>
        <translation>改为</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation>{n} 条文本</translation>
    </message>
    <message>
        <source>{n} letters</source>
        <translation>{n} 字符</translation>
    </message>
    <message>
        <source>not built yet</source>
        <translation>尚未建立</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>设置已改</translation>
    </message>
    <message>
        <source>{n} signs known</source>
        <translation>词表 {n} 字</translation>
    </message>
    <message>
        <source>{n} words known</source>
        <translation>词表 {n} 词</translation>
    </message>
    <message>
        <source>{cell}, 1 layer of {size}</source>
        <translation>{cell}，1 层 × {size}</translation>
    </message>
    <message>
        <source>{cell}, {n} layers of {size}</source>
        <translation>{cell}，{n} 层 × {size}</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>epoch {n} of {all}</source>
        <translation>第 {n} 轮，共 {all} 轮</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} 轮</translation>
    </message>
    <message>
        <source>{n} epochs, best is {best}</source>
        <translation>{n} 轮，第 {best} 轮最佳</translation>
    </message>
    <message>
        <source>epoch {n} is ready</source>
        <translation>第 {n} 轮可用</translation>
    </message>
    <message>
        <source>{run}, epoch {n}</source>
        <translation>{run}，第 {n} 轮</translation>
    </message>
    <message>
        <source>{n} numbers a word</source>
        <translation>每词 {n} 个数</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Paste text…</source>
        <translation>粘贴文本…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>去掉 {name}</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Mended: {title}.</source>
        <translation>已修复：{title}。</translation>
    </message>
    <message>
        <source>Fix: {does}</source>
        <translation>修复：{does}</translation>
    </message>
    <message>
        <source>Fix offers {n} ways.</source>
        <translation>有 {n} 种修复办法。</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Hide examples</source>
        <translation>收起例子</translation>
    </message>
    <message>
        <source>Show examples</source>
        <translation>查看例子</translation>
    </message>
</context>
<context>
    <name>HeatView</name>
    <message>
        <source>Words, with spaces between them</source>
        <translation>词语，用空格隔开</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>按输入顺序</translation>
    </message>
    <message>
        <source>Alike together</source>
        <translation>相近的排在一起</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>各行的顺序</translation>
    </message>
    <message>
        <source>heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>One row is one word, one column one of its numbers. The stronger the colour, the larger the number. Words used alike have rows that look alike.</source>
        <translation>一行是一个词，一列是它的一个数。颜色越浓，数越大。用法相近的词，行也相似。</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Smaller</source>
        <translation>更小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>更大</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>常用值</translation>
    </message>
    <message>
        <source>Close help</source>
        <translation>关闭帮助</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
</context>
<context>
    <name>ImportLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>{name} and {n} more</source>
        <translation>{name} 等，另有 {n} 个</translation>
    </message>
    <message>
        <source>Looking through {name}</source>
        <translation>正在查看 {name}</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
</context>
<context>
    <name>LabelBars</name>
    <message>
        <source>{} more labels</source>
        <translation>另有 {} 个标签</translation>
    </message>
</context>
<context>
    <name>LayersTable</name>
    <message>
        <source>embedding</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>readout</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性层</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>输出形状</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>words, size</source>
        <translation>词数、大小</translation>
    </message>
    <message>
        <source>{layers} layers, {total} numbers to learn</source>
        <translation>{layers} 层，要学习 {total} 个数</translation>
    </message>
    <message>
        <source>embedding, encoder</source>
        <translation>词向量，编码器</translation>
    </message>
    <message>
        <source>embedding, answer</source>
        <translation>词向量，回答</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>first state, decoder</source>
        <translation>起始状态，解码器</translation>
    </message>
    <message>
        <source>state and context</source>
        <translation>状态与上下文</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>呼应</translation>
    </message>
    <message>
        <source>word vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>context vectors</source>
        <translation>上下文向量</translation>
    </message>
    <message>
        <source>{cell}, encoder</source>
        <translation>{cell}，编码器</translation>
    </message>
    <message>
        <source>{cell}, decoder</source>
        <translation>{cell}，解码器</translation>
    </message>
    <message>
        <source>{cell}, answer</source>
        <translation>{cell}，回答</translation>
    </message>
    <message>
        <source>{second} of them are second biases; textbooks, with one bias, count {total}.</source>
        <translation>其中 {second} 个是第二偏置；教科书只用一个偏置，共计 {total} 个。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>steps, batch, size</source>
        <translation>步数、批、大小</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>What each layer puts out for the line that is shown: how many steps, how many texts at once, how many numbers. The same parameters serve at every step. A cell has two biases here where textbooks write one: an RNN of 32 on vectors of 32 has 2 112 parameters, 32 of them the second bias.</source>
        <translation>所示文本在每一层的输出：有几步，一次读几篇，有多少个数。每一步都用同样的参数。这里每个单元有两个偏置，教科书只写一个：词向量 32 维、状态 32 维的 RNN 有 2 112 个参数，其中 32 个是第二个偏置。</translation>
    </message>
</context>
<context>
    <name>LengthSection</name>
    <message>
        <source>all are read whole</source>
        <translation>全部完整读取</translation>
    </message>
    <message>
        <source>{} lose their beginning</source>
        <translation>{} 被截去开头</translation>
    </message>
    <message>
        <source>{} lose their end</source>
        <translation>{} 被截去结尾</translation>
    </message>
    <message>
        <source>{} of all characters are not read</source>
        <translation>全部字符中有 {} 未读</translation>
    </message>
    <message>
        <source>{} of all words are not read</source>
        <translation>全部词中有 {} 未读</translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation>{} 字</translation>
    </message>
    <message>
        <source>{} words</source>
        <translation>{} 词</translation>
    </message>
    <message>
        <source>Unknown characters</source>
        <translation>未知字</translation>
    </message>
    <message>
        <source>Unknown words</source>
        <translation>未知词</translation>
    </message>
    <message>
        <source>Length of a text</source>
        <translation>文本长度</translation>
    </message>
    <message>
        <source>Lengths of the texts</source>
        <translation>文本长度的分布</translation>
    </message>
    <message>
        <source>How many texts have how many words. Drag the line: what lies behind it is not read.</source>
        <translation>多少词的文本各有多少条。拖动竖线：线后面的内容不读。</translation>
    </message>
    <message>
        <source>With the keyboard: the arrow keys, Home and End.</source>
        <translation>也可用键盘：方向键、Home 和 End。</translation>
    </message>
</context>
<context>
    <name>LookedAt</name>
    <message>
        <source>One for one</source>
        <translation>一一对应</translation>
    </message>
    <message>
        <source>Where it looked</source>
        <translation>它看向哪里</translation>
    </message>
    <message>
        <source>Each token with its answer</source>
        <translation>每个词元与它的回答</translation>
    </message>
</context>
<context>
    <name>LuckSection</name>
    <message>
        <source>{second} against {first}: three seeds of each are needed to tell.</source>
        <translation>{second} 对比 {first}：各需三个种子才能判断。</translation>
    </message>
    <message>
        <source>{second} against {first}: no real difference.</source>
        <translation>{second} 对比 {first}：没有真正的差别。</translation>
    </message>
    <message>
        <source>{second} is really better than {first}.</source>
        <translation>{second} 确实好于 {first}。</translation>
    </message>
    <message>
        <source>{second} is really worse than {first}.</source>
        <translation>{second} 确实差于 {first}。</translation>
    </message>
    <message>
        <source>Luck</source>
        <translation>运气</translation>
    </message>
    <message>
        <source>a dot a seed; the mean lies in the bar in 95 of 100 cases</source>
        <translation>每个种子一个点；100 次中有 95 次平均值落在横条内</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>语料</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Stop the task of now</source>
        <translation>停止当前任务</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>The words that were chosen</source>
        <translation>选中的词</translation>
    </message>
    <message>
        <source>{n} words are chosen.</source>
        <translation>选中了 {n} 个词。</translation>
    </message>
    <message>
        <source>Nearest to &apos;{word}&apos;</source>
        <translation>与“{word}”最近的词</translation>
    </message>
    <message>
        <source>Click a word for its neighbours, or draw a rectangle around several.</source>
        <translation>点击一个词看它的邻居，或用矩形圈出几个词。</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>&apos;{word}&apos; is not among the {n} most frequent words. Choose a larger map.</source>
        <translation>“{word}”不在最常用的 {n} 个词之中。请选更大的地图。</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>查找词语</translation>
    </message>
    <message>
        <source>How many words</source>
        <translation>词数</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>绘制方法</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>The map beside it</source>
        <translation>并排的地图</translation>
    </message>
    <message>
        <source>Choose words by a rectangle (Shift and drag)</source>
        <translation>用矩形选择词（按住 Shift 拖动）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>The whole map</source>
        <translation>整张地图</translation>
    </message>
    <message>
        <source>Save points or vectors</source>
        <translation>保存点或词向量</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>The two directions in which the words differ most (PCA).</source>
        <translation>词与词差别最大的两个方向（PCA）。</translation>
    </message>
    <message>
        <source>Neighbours stay neighbours (t-SNE). How far apart groups lie, and how large they are, says nothing.</source>
        <translation>邻居仍是邻居（t-SNE）。各群相距多远、有多大，并不说明什么。</translation>
    </message>
    <message>
        <source>Drag, turn the wheel, click a point for its neighbours.</source>
        <translation>拖动平移，滚轮缩放，点击一个点看它的邻居。</translation>
    </message>
    <message>
        <source>Points as a table (*.csv *.tsv)</source>
        <translation>点的表格 (*.csv *.tsv)</translation>
    </message>
    <message>
        <source>Vectors and words for a projector (*.tsv)</source>
        <translation>供投影工具使用的向量和词 (*.tsv)</translation>
    </message>
    <message>
        <source>Vectors, word2vec or fastText (*.vec *.txt)</source>
        <translation>词向量，word2vec 或 fastText (*.vec *.txt)</translation>
    </message>
    <message>
        <source>Vectors, word2vec binary (*.bin)</source>
        <translation>词向量，word2vec 二进制 (*.bin)</translation>
    </message>
    <message>
        <source>Vectors, GloVe (*.txt)</source>
        <translation>词向量，GloVe (*.txt)</translation>
    </message>
</context>
<context>
    <name>MapWork</name>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘制地图</translation>
    </message>
    <message>
        <source>Looking at word vectors</source>
        <translation>正在查看词向量</translation>
    </message>
</context>
<context>
    <name>MapsSide</name>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Saved as {names}.</source>
        <translation>已保存为 {names}。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>&quot;{word}&quot; is still seen {n} times.</source>
        <translation>“{word}”仍出现 {n} 次。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; was seen {was} times, now {now} times.</source>
        <translation>“{word}”原来出现 {was} 次，现在 {now} 次。</translation>
    </message>
    <message>
        <source>Unknown words: {share}, as before.</source>
        <translation>未知词：{share}，与之前相同。</translation>
    </message>
    <message>
        <source>Unknown words: {was} before, {now} now.</source>
        <translation>未知词：之前 {was}，现在 {now}。</translation>
    </message>
</context>
<context>
    <name>MendingView</name>
    <message>
        <source>Join: {left}{right}</source>
        <translation>合并：{left}{right}</translation>
    </message>
    <message>
        <source>Cut here: {left} | {right}</source>
        <translation>在此切开：{left} | {right}</translation>
    </message>
</context>
<context>
    <name>MendsSection</name>
    <message>
        <source>Choose a word in the list first.</source>
        <translation>请先在列表中选一个词。</translation>
    </message>
    <message>
        <source>There is no word to save yet.</source>
        <translation>还没有可保存的词。</translation>
    </message>
    <message>
        <source>Load words</source>
        <translation>载入词表文件</translation>
    </message>
    <message>
        <source>Save my words</source>
        <translation>保存自定义词</translation>
    </message>
    <message>
        <source>Lists of words (*.txt *.dict)</source>
        <translation>词表文件 (*.txt *.dict)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add a word, or cut one with a /</source>
        <translation>添加词，用 / 表示切开</translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation>添加词</translation>
    </message>
    <message>
        <source>None yet. Click between two characters of a line, type a word here, or load a list.</source>
        <translation>还没有。在上面文本的两字之间单击，在此输入一个词，或载入词表文件。</translation>
    </message>
    <message>
        <source>They act only where Chinese words are cut by jieba.</source>
        <translation>只在用 jieba 切分中文词时起作用。</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>times seen</source>
        <translation>出现次数</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation>故障详情</translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>{run} has learned to tell labels apart, nothing else.</source>
        <translation>{run}只学会了区分标签。</translation>
    </message>
    <message>
        <source>{run} has learned to go on writing, nothing else.</source>
        <translation>{run}只学会了续写。</translation>
    </message>
    <message>
        <source>{run} has learned to write for a label, nothing else.</source>
        <translation>{run}只学会了按标签写作。</translation>
    </message>
    <message>
        <source>{run} has learned to answer texts, nothing else.</source>
        <translation>{run}只学会了回答文本。</translation>
    </message>
</context>
<context>
    <name>NearView</name>
    <message>
        <source>A word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>查找词语</translation>
    </message>
    <message>
        <source>first word</source>
        <translation>第一个词</translation>
    </message>
    <message>
        <source>second word</source>
        <translation>第二个词</translation>
    </message>
    <message>
        <source>third word</source>
        <translation>第三个词</translation>
    </message>
    <message>
        <source>How alike two words are</source>
        <translation>两个词有多相近</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} 与 {b}</translation>
    </message>
    <message>
        <source>Type two words.</source>
        <translation>请输入两个词。</translation>
    </message>
    <message>
        <source>Analogy</source>
        <translation>类比</translation>
    </message>
    <message>
        <source>{a} is to {b} as {c} is to …</source>
        <translation>{a} 之于 {b}，如同 {c} 之于 …</translation>
    </message>
    <message>
        <source>The step from the first word to the second, taken from the third: where does it lead?</source>
        <translation>从第一个词到第二个词的这一步，若从第三个词迈出，会到哪里？</translation>
    </message>
    <message>
        <source>Odd one out</source>
        <translation>哪个不合群</translation>
    </message>
    <message>
        <source>Among {words}</source>
        <translation>在 {words} 之中</translation>
    </message>
    <message>
        <source>three or more words</source>
        <translation>三个或更多的词</translation>
    </message>
    <message>
        <source>The word that lies farthest from the middle of all of them.</source>
        <translation>离所有这些词的中心最远的那个词。</translation>
    </message>
    <message>
        <source>Nearest to &apos;{word}&apos;</source>
        <translation>与“{word}”最近的词</translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>Nearest to &apos;{word}&apos; after epoch {epoch}</source>
        <translation>第 {epoch} 轮之后与“{word}”最近的词</translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Only a plain RNN has a choice here.</source>
        <translation>只有普通 RNN 才能在此选择。</translation>
    </message>
    <message>
        <source>Sizes of the layers are given one by one.</source>
        <translation>各层大小已逐一给出。</translation>
    </message>
    <message>
        <source>It needs one vocabulary for texts and answers: Text page, Expert.</source>
        <translation>需要文本与答句合用一个词表：见“文本”页的专家设置。</translation>
    </message>
    <message>
        <source>Nothing that was learned before is chosen.</source>
        <translation>尚未选择先前学到的内容。</translation>
    </message>
    <message>
        <source>One layer alone has nothing to skip.</source>
        <translation>只有一层，没有可以绕过的。</translation>
    </message>
    <message>
        <source>An adaptive softmax has tables of its own.</source>
        <translation>自适应 softmax 有自己的表。</translation>
    </message>
    <message>
        <source>Your own settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>The first one. It keeps how your text is read.</source>
        <translation>即第一个预设，但保留您文本的读法。</translation>
    </message>
    <message>
        <source>A ready set of network and training settings. Everything can be changed afterwards.</source>
        <translation>一组现成的网络和训练设置，之后每一项都可以改。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Level of settings</source>
        <translation>设置的详细程度</translation>
    </message>
</context>
<context>
    <name>NetworkInside</name>
    <message>
        <source>Equations, with the sizes of this network</source>
        <translation>公式，以及此网络的实际尺寸</translation>
    </message>
    <message>
        <source>Activations, and where this network&apos;s sums lie on them</source>
        <translation>激活函数，以及此网络的数值落在何处</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Reads word by word, guesses the next one each time.</source>
        <translation>逐词阅读，每读一词就猜下一个词。</translation>
    </message>
    <message>
        <source>Reads character by character, guesses the next one each time.</source>
        <translation>逐字阅读，每读一字就猜下一个字。</translation>
    </message>
    <message>
        <source>Foretells each word from the mean of those around it.</source>
        <translation>用周围词的平均预测每个词。</translation>
    </message>
    <message>
        <source>Foretells the words around each word.</source>
        <translation>用每个词预测它周围的词。</translation>
    </message>
    <message>
        <source>Writes character by character, and reads the label at every step.</source>
        <translation>逐字写作，每一步都读到标签。</translation>
    </message>
    <message>
        <source>Writes word by word, and reads the label at every step.</source>
        <translation>逐词写作，每一步都读到标签。</translation>
    </message>
    <message>
        <source>Reads the text from both ends, then answers each token with one.</source>
        <translation>从两端读完文本，再逐个词元一一作答。</translation>
    </message>
    <message>
        <source>Reads the text and answers each token with one.</source>
        <translation>读文本，并逐个词元一一作答。</translation>
    </message>
    <message>
        <source>Reads the whole text, then writes the answer from memory.</source>
        <translation>读完全文，再凭记忆写出回答。</translation>
    </message>
    <message>
        <source>Reads the whole text, then writes the answer and looks back at each step.</source>
        <translation>读完全文，再写出回答，每一步都回看原文。</translation>
    </message>
    <message>
        <source>Reads word by word from both ends, then answers.</source>
        <translation>从两端逐词读完，再给出判断。</translation>
    </message>
    <message>
        <source>Reads character by character from both ends, then answers.</source>
        <translation>从两端逐字读完，再给出判断。</translation>
    </message>
    <message>
        <source>Reads word by word, answers at the end.</source>
        <translation>逐词读完，最后给出判断。</translation>
    </message>
    <message>
        <source>Reads character by character, answers at the end.</source>
        <translation>逐字读完，最后给出判断。</translation>
    </message>
    <message>
        <source>{} numbers to learn.</source>
        <translation>要学习 {} 个数。</translation>
    </message>
    <message>
        <source>{} parameters.</source>
        <translation>共 {} 个参数。</translation>
    </message>
    <message>
        <source>Train this network</source>
        <translation>训练此网络</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Zoom of the drawing</source>
        <translation>图的缩放</translation>
    </message>
    <message>
        <source>Go to Corpus</source>
        <translation>去“语料”</translation>
    </message>
    <message>
        <source>Go to Text</source>
        <translation>去“文本”</translation>
    </message>
    <message>
        <source>The drawing needs a vocabulary.</source>
        <translation>有了词表才能画出网络。</translation>
    </message>
    <message>
        <source>Go to the training</source>
        <translation>去看训练</translation>
    </message>
    <message>
        <source>Cutting words</source>
        <translation>正在分词</translation>
    </message>
    <message>
        <source>Reading the line</source>
        <translation>正在读这一行</translation>
    </message>
    <message>
        <source>This network is trained after the run under way; {n} in the queue.</source>
        <translation>当前训练结束后就训练这个网络；队列中有 {n} 个。</translation>
    </message>
</context>
<context>
    <name>NetworkVectors</name>
    <message>
        <source>The network of word vectors</source>
        <translation>词向量的网络</translation>
    </message>
    <message>
        <source>Two tables with a row for each word, and nothing else. A row of the left one meets rows of the right one: with a word that stands beside it the product shall be large, with words drawn at random small. What is kept of it all is the left table.</source>
        <translation>只有两张表，每个词在表里各占一行，别无其他。左表的一行与右表的若干行相遇：和真实相邻的词相乘要大，和随机抽取的词相乘要小。最后保留的是左边那张表。</translation>
    </message>
    <message>
        <source>Another word</source>
        <translation>换一个词</translation>
    </message>
    <message>
        <source>Click a word of the line, or press left and right.</source>
        <translation>点击这一行里的某个词，或按左右键。</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}, more</source>
        <translation>{name}，增大</translation>
    </message>
    <message>
        <source>{name}, less</source>
        <translation>{name}，减小</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>A run is being trained. Stop it before you open something else.</source>
        <translation>正在训练。请先停止，再打开其他内容。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Open the project {name}</source>
        <translation>打开项目 {name}</translation>
    </message>
    <message>
        <source>Read {n} files and folders in a new project</source>
        <translation>在新项目中读取 {n} 个文件和文件夹</translation>
    </message>
    <message>
        <source>Read the folder {name} in a new project</source>
        <translation>在新项目中读取文件夹 {name}</translation>
    </message>
    <message>
        <source>Read {name} in a new project</source>
        <translation>在新项目中读取 {name}</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>A sentence</source>
        <translation>一句话</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>输入一句话</translation>
    </message>
    <message>
        <source>Another sentence of the corpus</source>
        <translation>换语料中的另一句</translation>
    </message>
    <message>
        <source>Skip-gram</source>
        <translation>Skip-gram（跳字）</translation>
    </message>
    <message>
        <source>What is guessed from what</source>
        <translation>由什么猜什么</translation>
    </message>
    <message>
        <source>As learned</source>
        <translation>学成之后</translation>
    </message>
    <message>
        <source>Before learning</source>
        <translation>学习之前</translation>
    </message>
    <message>
        <source>Whose numbers are shown</source>
        <translation>显示哪时的数</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（左）</translation>
    </message>
    <message>
        <source>Next step (Right)</source>
        <translation>下一步（右）</translation>
    </message>
    <message>
        <source>Previous pair (Up)</source>
        <translation>上一对（上）</translation>
    </message>
    <message>
        <source>Next pair (Down)</source>
        <translation>下一对（下）</translation>
    </message>
    <message>
        <source>Draw other false words</source>
        <translation>另抽一组假词</translation>
    </message>
    <message>
        <source>training pair</source>
        <translation>训练词对</translation>
    </message>
    <message>
        <source>The corpus of this run is not at hand.</source>
        <translation>这次训练的语料不在手边。</translation>
    </message>
    <message>
        <source>A pair is taken from one of its sentences. Choose it again, or type a sentence of your own above.</source>
        <translation>词对取自语料中的一句话。请重新选择语料，或在上面自己输入一句。</translation>
    </message>
    <message>
        <source>Go to Corpus</source>
        <translation>前往语料页</translation>
    </message>
    <message>
        <source>Stop playing (Space)</source>
        <translation>停止播放（空格）</translation>
    </message>
    <message>
        <source>Play the steps (Space)</source>
        <translation>逐步播放（空格）</translation>
    </message>
    <message>
        <source>Step {n} of {all}: {name}</source>
        <translation>第 {n} 步，共 {all} 步：{name}</translation>
    </message>
    <message>
        <source>Pair {n} of {all}: {pair}</source>
        <translation>第 {n} 对，共 {all} 对：{pair}</translation>
    </message>
</context>
<context>
    <name>PairWork</name>
    <message>
        <source>Only a run of word vectors has an output matrix. Train one to see its numbers.</source>
        <translation>只有词向量训练才有输出矩阵。训练一次即可看到它的数。</translation>
    </message>
    <message>
        <source>Working out a training pair</source>
        <translation>正在计算一对训练词</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste text</source>
        <translation>粘贴文本</translation>
    </message>
    <message>
        <source>Paste or type here. One text a line, or a table with commas or tabs; the Corpus page shows how it is read.</source>
        <translation>在这里粘贴或输入。每行一条文本，或是用逗号、制表符分列的表格；语料页会显示读取的方式。</translation>
    </message>
    <message>
        <source>Text to learn from</source>
        <translation>用来学习的文本</translation>
    </message>
    <message>
        <source>Ctrl+V puts in what you have copied.</source>
        <translation>按 Ctrl+V 粘贴复制的内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>使用此文本</translation>
    </message>
    <message>
        <source>There is no text in the box yet.</source>
        <translation>框里还没有文本。</translation>
    </message>
    <message>
        <source>{signs} characters, {lines} lines</source>
        <translation>{signs} 字符，{lines} 行</translation>
    </message>
</context>
<context>
    <name>PreflightCard</name>
    <message>
        <source>Trying the network</source>
        <translation>正在试跑网络</translation>
    </message>
    <message>
        <source>A few batches are tried, to say what a run takes.</source>
        <translation>先试跑几批，看看一次训练要多久、占多少内存。</translation>
    </message>
    <message>
        <source>Does not fit: {n} parameters.</source>
        <translation>放不下：共 {n} 个参数。</translation>
    </message>
    <message>
        <source>Fits: about {epoch} an epoch, {all} in all.</source>
        <translation>放得下：每轮约 {epoch}，总共 {all}。</translation>
    </message>
    <message>
        <source>Fits, but barely or slowly: about {epoch} an epoch, {all} in all.</source>
        <translation>勉强放得下或较慢：每轮约 {epoch}，总共 {all}。</translation>
    </message>
    <message>
        <source>Does not fit: about {epoch} an epoch, {all} in all.</source>
        <translation>放不下：每轮约 {epoch}，总共 {all}。</translation>
    </message>
    <message>
        <source>Needs {more} more memory; {free} are free.</source>
        <translation>还需 {more} 内存；空闲 {free}。</translation>
    </message>
    <message>
        <source>The processor is the fastest here: {time} an epoch, {other} with {device}.</source>
        <translation>这里处理器最快：每轮 {time}，用{device}则需 {other}。</translation>
    </message>
    <message>
        <source>The graphics card is the fastest here: {time} an epoch, {other} with {device}.</source>
        <translation>这里显卡最快：每轮 {time}，用{device}则需 {other}。</translation>
    </message>
    <message>
        <source>Apple&apos;s graphics are the fastest here: {time} an epoch, {other} with {device}.</source>
        <translation>这里苹果图形芯片最快：每轮 {time}，用{device}则需 {other}。</translation>
    </message>
    <message>
        <source>With {setting} {value} it would take {all} and {more}.</source>
        <translation>若{setting}为 {value}，则需 {all}、{more} 内存。</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation>{setting}：{value}</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>the graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Apple&apos;s graphics</source>
        <translation>苹果图形芯片</translation>
    </message>
    <message>
        <source>Use the processor</source>
        <translation>改用处理器</translation>
    </message>
    <message>
        <source>Use the graphics card</source>
        <translation>改用显卡</translation>
    </message>
    <message>
        <source>Use Apple&apos;s graphics</source>
        <translation>改用苹果图形芯片</translation>
    </message>
</context>
<context>
    <name>ProbabilityBar</name>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} 中的 {done}</translation>
    </message>
    <message>
        <source>{count}, {left}</source>
        <translation>{count}，{left}</translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message>
        <source>1 run waits.</source>
        <translation>有 1 次训练在等待。</translation>
    </message>
    <message>
        <source>{n} runs wait.</source>
        <translation>有 {n} 次训练在等待。</translation>
    </message>
    <message>
        <source>The next one: {differences}.</source>
        <translation>下一个：{differences}。</translation>
    </message>
    <message>
        <source>Train them now</source>
        <translation>现在训练</translation>
    </message>
    <message>
        <source>Empty the queue</source>
        <translation>清空队列</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>RateCard</name>
    <message>
        <source>Measuring learning rates</source>
        <translation>正在测学习率</translation>
    </message>
    <message>
        <source>Which learning rate suits</source>
        <translation>哪个学习率合适</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Loss at rising learning rates</source>
        <translation>学习率上升时的损失</translation>
    </message>
    <message>
        <source>A short training in which the learning rate rises from next to nothing. Where the loss falls most steeply, the rate is right; where it breaks away, it is far too large. Nothing of it is kept.</source>
        <translation>一次很短的训练，学习率从几乎为零开始上升。损失下降最陡的地方，学习率正合适；损失猛涨的地方，学习率太大了。结果不会保留。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The learning rate rises with every step …</source>
        <translation>学习率每一步都在上升……</translation>
    </message>
    <message>
        <source>At {rate} the loss falls most steeply. The recipe has {now}.</source>
        <translation>在 {rate} 处损失下降最陡。现在的设置是 {now}。</translation>
    </message>
    <message>
        <source>Use {rate}</source>
        <translation>使用 {rate}</translation>
    </message>
</context>
<context>
    <name>ReachSection</name>
    <message>
        <source>How far back it learns</source>
        <translation>学习能回溯多远</translation>
    </message>
    <message>
        <source>How far back the gradient reaches</source>
        <translation>梯度能传回多远</translation>
    </message>
</context>
<context>
    <name>ReadingLines</name>
    <message>
        <source>Click between two characters to join or cut there.</source>
        <translation>在两字之间单击，即可合并或切开。</translation>
    </message>
    <message>
        <source>{word}: a stop word, left out</source>
        <translation>{word}：停用词，略去</translation>
    </message>
    <message>
        <source>{word}: unknown, seen {seen} times</source>
        <translation>{word}：未知词，出现 {seen} 次</translation>
    </message>
    <message>
        <source>{word}: number {number}, seen {seen} times</source>
        <translation>{word}：编号 {number}，出现 {seen} 次</translation>
    </message>
    <message>
        <source>How it reads your lines</source>
        <translation>它怎样读您的文本</translation>
    </message>
    <message>
        <source>not in the vocabulary</source>
        <translation>不在词表中</translation>
    </message>
    <message>
        <source>Lines of the corpus, cut</source>
        <translation>切分后的语料</translation>
    </message>
    <message>
        <source>Lines of your corpus as the network reads them: each box is one number.</source>
        <translation>网络眼中的语料：每个方框是一个数。</translation>
    </message>
    <message>
        <source>A dashed word is not in the vocabulary; the network only sees that something unknown stands there.</source>
        <translation>虚线框中的词不在词表中，网络只知道那里有个不认识的词。</translation>
    </message>
    <message>
        <source>Click between two words to join them, inside a word to cut it. With the keyboard: the arrow keys, then Enter.</source>
        <translation>在两个词之间单击可合并，在词内单击可切开。也可用键盘：方向键移动，回车执行。</translation>
    </message>
    <message>
        <source>Mending</source>
        <translation>修正切分</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>ResultsSection</name>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Settings and results</source>
        <translation>设置与结果</translation>
    </message>
    <message>
        <source>the best first; several seeds are one row with their mean</source>
        <translation>最好的在前；同一设置的几个种子合为一行，取平均</translation>
    </message>
</context>
<context>
    <name>RunNote</name>
    <message>
        <source>A note has room for {n} characters.</source>
        <translation>备注最多 {n} 个字符。</translation>
    </message>
    <message>
        <source>Note on {run}</source>
        <translation>{run}的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What you tried here, and what you think of it</source>
        <translation>这次试了什么，你怎么看</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>A run is being trained.</source>
        <translation>正在训练。</translation>
    </message>
    <message>
        <source>This project can only be read. Save it elsewhere first.</source>
        <translation>此项目只能查看。请先另存到别处。</translation>
    </message>
    <message>
        <source>name {before} → {after}</source>
        <translation>名称 {before} → {after}</translation>
    </message>
    <message>
        <source>note of {run}</source>
        <translation>{run}的备注</translation>
    </message>
    <message>
        <source>delete {run}</source>
        <translation>删除{run}</translation>
    </message>
</context>
<context>
    <name>RunsSection</name>
    <message>
        <source>Reading the runs</source>
        <translation>正在读取训练记录</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>设置相同</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>First choose a run in the table.</source>
        <translation>请先在表中选一次训练。</translation>
    </message>
    <message>
        <source>Choose one run.</source>
        <translation>请只选一次训练。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>查找训练记录</translation>
    </message>
    <message>
        <source>Loss of the runs</source>
        <translation>各次训练的损失</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Three more seeds</source>
        <translation>再试三个种子</translation>
    </message>
    <message>
        <source>Trains the same settings again, to see what was luck.</source>
        <translation>用同样的设置再训练，看看哪些只是运气。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>有何不同</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>plain texts</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>texts with answers</source>
        <translation>成对的文本</translation>
    </message>
    <message>
        <source>one running text</source>
        <translation>一篇连续文本</translation>
    </message>
    <message>
        <source>running texts</source>
        <translation>连续文本</translation>
    </message>
    <message>
        <source>{language}: {what}</source>
        <translation>{language}：{what}</translation>
    </message>
    <message>
        <source>{n} letters</source>
        <translation>{n} 字符</translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation>{n} 条文本</translation>
    </message>
</context>
<context>
    <name>SaveDrawingButton</name>
    <message>
        <source>Save the drawing</source>
        <translation>保存图形</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>存为 SVG…</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>存为 PNG…</translation>
    </message>
    <message>
        <source>In light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>In dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The drawing was saved as {name}.</source>
        <translation>图形已保存为 {name}。</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>ScoreMode</name>
    <message>
        <source>Score</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>A guess learned from your texts.</source>
        <translation>这是从您的文本学到的猜测。</translation>
    </message>
    <message>
        <source>Right {share} of the time on texts it had not read.</source>
        <translation>对没读过的文本，{share} 判断正确。</translation>
    </message>
    <message>
        <source>Score a file…</source>
        <translation>给文件打分…</translation>
    </message>
    <message>
        <source>Score a file</source>
        <translation>给文件打分</translation>
    </message>
    <message>
        <source>Save the scores</source>
        <translation>保存打分结果</translation>
    </message>
    <message>
        <source> scored</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>{count} texts scored. They are in {name}.</source>
        <translation>已给 {count} 条文本打分，结果在 {name} 中。</translation>
    </message>
    <message>
        <source>Scoring {name}</source>
        <translation>正在给 {name} 打分</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>打分</translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Text to score</source>
        <translation>要打分的文本</translation>
    </message>
    <message>
        <source>Type a sentence. It is scored as you type.</source>
        <translation>输入一句话，边写边打分。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Probabilities of the labels</source>
        <translation>各标签的概率</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>What each word did to the answer, and what the network kept in mind.</source>
        <translation>每个词怎样改变答案，网络又记住了什么。</translation>
    </message>
    <message>
        <source>The network reading the text</source>
        <translation>网络阅读这段文本的过程</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Most for {label}: {words}.</source>
        <translation>最偏 {label}：{words}。</translation>
    </message>
    <message>
        <source>Most against {label}: {words}.</source>
        <translation>最不像 {label}：{words}。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>There was not enough memory. Nothing is lost: try a smaller batch or a shorter text.</source>
        <translation>内存不足。什么都没有丢失：请减小批大小，或用短一些的文本。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your project is safe; Details say what it was.</source>
        <translation>程序内部出了问题。项目没有受损，“详情”中写明了原因。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>run {n}</source>
        <translation>第 {n} 次训练</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>Looking whether the text is known</source>
        <translation>查看是否读过这些文字</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Cutting words</source>
        <translation>正在分词</translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation>正在数词</translation>
    </message>
    <message>
        <source>Learning word pieces</source>
        <translation>正在学习子词</translation>
    </message>
    <message>
        <source>Turning words into numbers</source>
        <translation>正在把词变成数</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检验</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>正在打分</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在作答</translation>
    </message>
    <message>
        <source>Looking for faults</source>
        <translation>正在检查毛病</translation>
    </message>
    <message>
        <source>Comparing documents</source>
        <translation>正在比较文档</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘制地图</translation>
    </message>
</context>
<context>
    <name>SettingsChange</name>
    <message>
        <source>{n} settings</source>
        <translation>{n} 项设置</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>SplitSection</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>The same share of each label in every part.</source>
        <translation>每部分中各标签的比例相同。</translation>
    </message>
    <message>
        <source>Counted in characters; the end of the text is kept back.</source>
        <translation>按字符数计算，文本末尾留作检验。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Parts of the corpus</source>
        <translation>语料的各部分</translation>
    </message>
</context>
<context>
    <name>StartEditor</name>
    <message>
        <source>From a file …</source>
        <translation>从文件 …</translation>
    </message>
    <message>
        <source>Nothing, all anew</source>
        <translation>无，全部从头学</translation>
    </message>
    <message>
        <source>Random numbers</source>
        <translation>随机数</translation>
    </message>
    <message>
        <source>jieba&apos;s dictionary</source>
        <translation>jieba 词典</translation>
    </message>
    <message>
        <source>Projects (*.unroll)</source>
        <translation>项目 (*.unroll)</translation>
    </message>
    <message>
        <source>Word vectors or projects (*.vec *.txt *.bin *.gz *.unroll);;All files (*)</source>
        <translation>词向量或项目 (*.vec *.txt *.bin *.gz *.unroll);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Teach a network
to read.</source>
        <translation>教网络
读懂文字。</translation>
    </message>
    <message>
        <source>Open a text, train on it, and watch what the network keeps
in mind, word by word. Nothing leaves this computer.</source>
        <translation>打开一份文本，用它训练，再逐词看网络
记住了什么。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Open a text…</source>
        <translation>打开文本…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>or drop files here: txt, csv, xlsx, docx, jsonl, folders, or</source>
        <translation>或把 txt、csv、xlsx、docx、jsonl 文件或文件夹拖到这里，或</translation>
    </message>
    <message>
        <source>paste a text</source>
        <translation>粘贴文本</translation>
    </message>
    <message>
        <source>Start with a sample</source>
        <translation>从样例开始</translation>
    </message>
    <message>
        <source>trained in a minute or two</source>
        <translation>一两分钟即可训练完成</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>No projects yet. Start with a sample.</source>
        <translation>还没有项目，先试一个样例。</translation>
    </message>
    <message>
        <source>A small network reading a line</source>
        <translation>一个小网络正在读一行文字</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>word vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>word vectors of the answers</source>
        <translation>答案的词向量</translation>
    </message>
    <message>
        <source>vectors of the labels</source>
        <translation>标签的向量</translation>
    </message>
    <message>
        <source>readout</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>第 {n} 层</translation>
    </message>
    <message>
        <source>layer {n} from the end</source>
        <translation>第 {n} 层（逆向）</translation>
    </message>
    <message>
        <source>the skip of layer {n}</source>
        <translation>第 {n} 层的跳跃连接</translation>
    </message>
    <message>
        <source>layer {n} of the encoder</source>
        <translation>编码器第 {n} 层</translation>
    </message>
    <message>
        <source>layer {n} of the encoder from the end</source>
        <translation>编码器第 {n} 层（逆向）</translation>
    </message>
    <message>
        <source>layer {n} of the decoder</source>
        <translation>解码器第 {n} 层</translation>
    </message>
    <message>
        <source>The run begins with what &apos;{source}&apos; has learned: {taken}; {words} of {all} words are known there.</source>
        <translation>本次训练以“{source}”学到的内容为起点：{taken}；{all} 个词中有 {words} 个在其中。</translation>
    </message>
    <message>
        <source>New: {parts}.</source>
        <translation>从头学起：{parts}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress of the task</source>
        <translation>任务进度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>StepNumbers</name>
    <message>
        <source>Step {step} of {steps}: {word}.</source>
        <translation>第 {step} 步，共 {steps} 步：{word}。</translation>
    </message>
    <message>
        <source>These are the numbers of the first weights, before training: nothing is learned yet.</source>
        <translation>这是初始权重的数值，尚未训练：网络还什么都没学到。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Numbers of this step</source>
        <translation>这一步的数值</translation>
    </message>
</context>
<context>
    <name>StopWords</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
</context>
<context>
    <name>StopWordsDialog</name>
    <message>
        <source>Stop words</source>
        <translation>停用词</translation>
    </message>
    <message>
        <source>Words that are left out</source>
        <translation>略去的词</translation>
    </message>
    <message>
        <source>One word a line</source>
        <translation>每行一个词</translation>
    </message>
    <message>
        <source>These words are left out before the network reads a text.</source>
        <translation>网络读文本之前先略去这些词。</translation>
    </message>
    <message>
        <source>{name}, {n} words</source>
        <translation>{name}，{n} 个词</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Load words</source>
        <translation>载入词表文件</translation>
    </message>
    <message>
        <source>Save stop words</source>
        <translation>保存停用词</translation>
    </message>
</context>
<context>
    <name>StopWordsSection</name>
    <message>
        <source>None: every word is read.</source>
        <translation>无：每个词都读。</translation>
    </message>
    <message>
        <source>{n} words are left out.</source>
        <translation>略去 {n} 个词。</translation>
    </message>
    <message>
        <source>Lists: {names}.</source>
        <translation>词表：{names}。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose stop words</source>
        <translation>选择停用词</translation>
    </message>
</context>
<context>
    <name>SweepCard</name>
    <message>
        <source>Trying the networks</source>
        <translation>正在试跑各网络</translation>
    </message>
    <message>
        <source>Try several settings</source>
        <translation>试几种设置</translation>
    </message>
    <message>
        <source>Every combination becomes a run of its own. They wait in the queue, and are compared in a table afterwards.</source>
        <translation>每种组合各训练一次，先排队等候，之后在表中比较。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Values, with commas</source>
        <translation>取值，用逗号隔开</translation>
    </message>
    <message>
        <source>first setting</source>
        <translation>第一项</translation>
    </message>
    <message>
        <source>second setting</source>
        <translation>第二项</translation>
    </message>
    <message>
        <source>Setting, {place}</source>
        <translation>设置，{place}</translation>
    </message>
    <message>
        <source>Values, {place}</source>
        <translation>取值，{place}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose one or two settings and a few values of each. The values are checked and the time is measured before anything starts.</source>
        <translation>选一两项设置，各写几个取值。开始之前会检查取值并测出所需时间。</translation>
    </message>
    <message>
        <source>Add 1 run to the queue</source>
        <translation>将 1 次训练加入队列</translation>
    </message>
    <message>
        <source>Add {n} runs to the queue</source>
        <translation>将 {n} 次训练加入队列</translation>
    </message>
    <message>
        <source>First name the values to try.</source>
        <translation>请先写出要试的取值。</translation>
    </message>
    <message>
        <source>1 run.</source>
        <translation>1 次训练。</translation>
    </message>
    <message>
        <source>{n} runs.</source>
        <translation>{n} 次训练。</translation>
    </message>
    <message>
        <source>About {time} in all, {memory} of memory at the fullest.</source>
        <translation>共约 {time}，内存最多占用 {memory}。</translation>
    </message>
    <message>
        <source>{n} of them do not fit into memory.</source>
        <translation>其中 {n} 次放不进内存。</translation>
    </message>
</context>
<context>
    <name>SweepRow</name>
    <message>
        <source>nothing else</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>TaskChooser</name>
    <message>
        <source>What shall the network learn?</source>
        <translation>网络要学什么？</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>Nothing running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>Training {run}</source>
        <translation>正在进行：{run}</translation>
    </message>
    <message>
        <source>{run} is paused</source>
        <translation>{run}已暂停</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>GPU, {n} GB</source>
        <translation>显卡，{n} GB</translation>
    </message>
    <message>
        <source>CPU, {n} cores</source>
        <translation>处理器，{n} 核</translation>
    </message>
    <message>
        <source>Measure its speed</source>
        <translation>测量速度</translation>
    </message>
</context>
<context>
    <name>TextCache</name>
    <message>
        <source>Clear prepared texts ({size})</source>
        <translation>清除备好的文字（{size}）</translation>
    </message>
    <message>
        <source>Clearing prepared texts</source>
        <translation>清除备好的文字</translation>
    </message>
    <message>
        <source>{size} of prepared texts removed</source>
        <translation>已清除 {size} 备好的文字</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>all are read whole</source>
        <translation>全部完整读取</translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation>{} 字</translation>
    </message>
    <message>
        <source>{} pieces</source>
        <translation>{} 个子词</translation>
    </message>
    <message>
        <source>{} words</source>
        <translation>{} 词</translation>
    </message>
    <message>
        <source>Only jieba guesses words.</source>
        <translation>只有 jieba 会猜测新词。</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Words become numbers.</source>
        <translation>词变成数。</translation>
    </message>
    <message>
        <source>Characters become numbers. {size} characters cover {share}.</source>
        <translation>字变成数，{size} 个字覆盖 {share}。</translation>
    </message>
    <message>
        <source>Words become numbers. {size} words cover {share}.</source>
        <translation>词变成数，{size} 个词覆盖 {share}。</translation>
    </message>
    <message>
        <source>Texts and answers get one vocabulary.</source>
        <translation>文本与答句将合用一个词表。</translation>
    </message>
    <message>
        <source>Texts and answers share one vocabulary of {size}.</source>
        <translation>文本与答句合用一个词表，共 {size} 个。</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Level of settings</source>
        <translation>设置的详细程度</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答句</translation>
    </message>
    <message>
        <source>Side of the pairs</source>
        <translation>成对文本的哪一边</translation>
    </message>
    <message>
        <source>Build the vocabulary</source>
        <translation>建立词表</translation>
    </message>
    <message>
        <source>Next: Network</source>
        <translation>下一步：网络</translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation>切分</translation>
    </message>
    <message>
        <source>First choose a corpus.</source>
        <translation>请先选择语料。</translation>
    </message>
    <message>
        <source>Go to Corpus</source>
        <translation>去“语料”</translation>
    </message>
    <message>
        <source>The vocabulary is being built.</source>
        <translation>正在建立词表。</translation>
    </message>
</context>
<context>
    <name>TextWork</name>
    <message>
        <source>Reading the list</source>
        <translation>正在读取词表</translation>
    </message>
    <message>
        <source>Cutting words</source>
        <translation>正在切分</translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation>正在统计词频</translation>
    </message>
    <message>
        <source>Cutting words in every way</source>
        <translation>正在用各种方式切分</translation>
    </message>
</context>
<context>
    <name>TimeMachine</name>
    <message>
        <source>Time machine</source>
        <translation>时光机</translation>
    </message>
    <message>
        <source>What the network could do after each epoch.</source>
        <translation>每一轮之后，网络能做到什么。</translation>
    </message>
    <message>
        <source>The weights after every epoch are kept small. The slider goes back to any of them: the same text, the same seed, the network of then.</source>
        <translation>每一轮之后的权重都以很小的体积保存下来。滑块可以回到其中任何一轮：同样的文字，同样的随机种子，当时的网络。</translation>
    </message>
    <message>
        <source>Write for</source>
        <translation>写作的标签</translation>
    </message>
    <message>
        <source>A word and its neighbours</source>
        <translation>一个词和它的近邻</translation>
    </message>
    <message>
        <source>How the text begins</source>
        <translation>文字的开头</translation>
    </message>
    <message>
        <source>A text to answer</source>
        <translation>要回答的文字</translation>
    </message>
    <message>
        <source>A sentence to score</source>
        <translation>要打分的句子</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Look back at</source>
        <translation>回看</translation>
    </message>
    <message>
        <source>{kept} of {epochs} epochs are kept</source>
        <translation>{epochs} 轮中保存了 {kept} 轮</translation>
    </message>
    <message>
        <source>No snapshots of this run are kept. &apos;{setting}&apos; among the expert settings of the network keeps them from the next run on.</source>
        <translation>此次训练没有保存快照。在网络的专家设置里调整“{setting}”，下一次训练起就会保存。</translation>
    </message>
    <message>
        <source>The network is too large for the snapshots to fit into {room} MB. Give them more with &apos;{setting}&apos; among the expert settings of the network.</source>
        <translation>网络太大，{room} MB 放不下它的快照。请在网络的专家设置里用“{setting}”给快照更多空间。</translation>
    </message>
    <message>
        <source>epoch {epoch}, the best</source>
        <translation>第 {epoch} 轮，最佳</translation>
    </message>
    <message>
        <source>before learning</source>
        <translation>学习之前</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>正在回看</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TokenView</name>
    <message>
        <source>… {} more</source>
        <translation>… 还有 {} 个</translation>
    </message>
</context>
<context>
    <name>TrainButtons</name>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop after this epoch</source>
        <translation>本轮后停止</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>寻找学习率</translation>
    </message>
    <message>
        <source>Look at the vectors</source>
        <translation>查看词向量</translation>
    </message>
    <message>
        <source>Try several settings</source>
        <translation>试几种设置</translation>
    </message>
    <message>
        <source>Stops when this epoch is done.</source>
        <translation>本轮结束后停止。</translation>
    </message>
</context>
<context>
    <name>TrainCurves</name>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率 (accuracy)</translation>
    </message>
    <message>
        <source>Tokens right</source>
        <translation>猜对的词元</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度 (perplexity)</translation>
    </message>
    <message>
        <source>Curve: {name}</source>
        <translation>曲线：{name}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失 (loss)</translation>
    </message>
    <message>
        <source>Loss of a pair</source>
        <translation>每对词的损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
</context>
<context>
    <name>TrainFacts</name>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>测量中</translation>
    </message>
    <message>
        <source>took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <source>{count} words/s</source>
        <translation>{count} 词/秒</translation>
    </message>
    <message>
        <source>{count} tokens/s</source>
        <translation>{count} 词元/秒</translation>
    </message>
    <message>
        <source>{count} pairs/s</source>
        <translation>{count} 对/秒</translation>
    </message>
    <message>
        <source>{count} texts/s</source>
        <translation>{count} 条/秒</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>训练准确率</translation>
    </message>
    <message>
        <source>tokens right in training</source>
        <translation>训练中猜对的词元</translation>
    </message>
    <message>
        <source>training perplexity</source>
        <translation>训练困惑度</translation>
    </message>
    <message>
        <source>loss of a pair in training</source>
        <translation>训练中每对词的损失</translation>
    </message>
    <message>
        <source>epoch {epoch}, {value}</source>
        <translation>第 {epoch} 轮，{value}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}. {read}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮。{read}</translation>
    </message>
    <message>
        <source>The text is read again and again; words that stand beside each other draw closer.</source>
        <translation>文本被一遍遍阅读，相邻出现的词彼此靠近。</translation>
    </message>
    <message>
        <source>The network reads the corpus again and again, and is corrected after every batch.</source>
        <translation>网络一遍遍地读语料，每读一批 (batch) 就修正一次。</translation>
    </message>
    <message>
        <source>The network reads the text for the first time.</source>
        <translation>网络正在读第一遍。</translation>
    </message>
    <message>
        <source>The network has read the whole text once.</source>
        <translation>网络已把全部文本读了一遍。</translation>
    </message>
    <message>
        <source>The network has read the whole text {times} times.</source>
        <translation>网络已把全部文本读了 {times} 遍。</translation>
    </message>
    <message>
        <source>{epochs} epochs done. The vectors of the last one are kept.</source>
        <translation>已完成 {epochs} 轮，保留最后一轮的向量。</translation>
    </message>
    <message>
        <source>{epochs} epochs done.</source>
        <translation>已完成 {epochs} 轮。</translation>
    </message>
    <message>
        <source>{epochs} epochs done. Epoch {best} was the best and is kept.</source>
        <translation>已完成 {epochs} 轮。第 {best} 轮最佳，已保留。</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>教练</translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation>尚未训练。</translation>
    </message>
    <message>
        <source>First choose a corpus.</source>
        <translation>请先选择语料。</translation>
    </message>
    <message>
        <source>Press Train. Everything stays on this computer.</source>
        <translation>请按“训练”。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Choose a corpus</source>
        <translation>选择语料</translation>
    </message>
    <message>
        <source>{run} was cut off in epoch {epoch}. Nothing that was saved is lost.</source>
        <translation>{run}在第 {epoch} 轮中断。已保存的内容没有丢失。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续训练</translation>
    </message>
</context>
<context>
    <name>TrainUse</name>
    <message>
        <source>What it writes for each label</source>
        <translation>它为每个标签写的文字</translation>
    </message>
    <message>
        <source>What lies nearest to some words</source>
        <translation>与一些词最近的词</translation>
    </message>
    <message>
        <source>What it answers</source>
        <translation>它的回答</translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation>第 {epoch} 轮之后</translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>它写的文字</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>A run is being trained.</source>
        <translation>正在训练。</translation>
    </message>
    <message>
        <source>The corpus is still being read.</source>
        <translation>语料还没有读完。</translation>
    </message>
    <message>
        <source>First choose a corpus and build its vocabulary.</source>
        <translation>请先选择语料，并建立词表。</translation>
    </message>
    <message>
        <source>This project can only be read. Save it elsewhere first.</source>
        <translation>此项目只能查看。请先另存到别处。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{run} was stopped before its first epoch was done.</source>
        <translation>{run}在完成第一轮之前被停止。</translation>
    </message>
    <message>
        <source>{run} is done after {n} epochs. The best is epoch {best}.</source>
        <translation>{run}已完成，共 {n} 轮，第 {best} 轮最佳。</translation>
    </message>
    <message>
        <source>{run} stopped after epoch {n}, because it no longer got better. The best is epoch {best}.</source>
        <translation>{run}不再进步，已在第 {n} 轮后停止，第 {best} 轮最佳。</translation>
    </message>
    <message>
        <source>{run} was stopped in epoch {n}. The best is epoch {best}.</source>
        <translation>{run}在第 {n} 轮被停止，第 {best} 轮最佳。</translation>
    </message>
</context>
<context>
    <name>TryPage</name>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>What the network has learned, put to use.</source>
        <translation>把网络学到的东西用起来。</translation>
    </message>
    <message>
        <source>What to do with the network</source>
        <translation>用网络做什么</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Progress of the file</source>
        <translation>文件进度</translation>
    </message>
    <message>
        <source>Nothing to try yet.</source>
        <translation>还没有可试用的网络。</translation>
    </message>
    <message>
        <source>Train first. After the first epoch you can try what it has learned.</source>
        <translation>请先训练。第一轮之后就能试用它学到的东西。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>去“训练”</translation>
    </message>
    <message>
        <source>There is nothing yet.</source>
        <translation>还没有内容。</translation>
    </message>
    <message>
        <source>A kept sentence is answered after every epoch of the next run.</source>
        <translation>下次训练中，每一轮之后都会回答收藏的句子。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>This run holds word vectors. The page Vectors shows what they say.</source>
        <translation>这次训练得到的是词向量。“词向量”页面会显示它们说明了什么。</translation>
    </message>
    <message>
        <source>Go to Vectors</source>
        <translation>去看词向量</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>First type a sentence.</source>
        <translation>请先输入一句话。</translation>
    </message>
    <message>
        <source>A kept sentence is scored after every epoch of the next run.</source>
        <translation>收藏的句子会在下次训练的每一轮之后打分。</translation>
    </message>
</context>
<context>
    <name>TryView</name>
    <message>
        <source>{count} characters</source>
        <translation>{count} 个字符</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} 个词</translation>
    </message>
    <message>
        <source>1 word the network has never seen: {word}. It counts as an unknown word.</source>
        <translation>有 1 个词网络从未见过：{word}，按“未知词”处理。</translation>
    </message>
    <message>
        <source>{count} words the network has never seen: {words}. They count as unknown.</source>
        <translation>有 {count} 个词网络从未见过：{words}，按“未知词”处理。</translation>
    </message>
    <message>
        <source>The last {count} words are not read.</source>
        <translation>最后 {count} 个词没有读。</translation>
    </message>
</context>
<context>
    <name>UnrolledView</name>
    <message>
        <source>{label} ↑</source>
        <translation>{label} ↑</translation>
    </message>
    <message>
        <source>Answer so far</source>
        <translation>到此为止的答案</translation>
    </message>
    <message>
        <source>+ up, − down</source>
        <translation>+ 拉高，− 拉低</translation>
    </message>
    <message>
        <source>Did to the answer</source>
        <translation>对答案的作用</translation>
    </message>
    <message>
        <source>Unrolled network</source>
        <translation>展开的网络</translation>
    </message>
    <message>
        <source>{layer}, step {step}</source>
        <translation>{layer}，第 {step} 步</translation>
    </message>
    <message>
        <source>{count} numbers, shared by all steps</source>
        <translation>{count} 个参数，各步共用</translation>
    </message>
    <message>
        <source>how much of each old memory to keep</source>
        <translation>每份旧记忆保留多少</translation>
    </message>
    <message>
        <source>how much of the new to let in</source>
        <translation>新内容放进多少</translation>
    </message>
    <message>
        <source>the new, from −1 to +1</source>
        <translation>新内容，从 −1 到 +1</translation>
    </message>
    <message>
        <source>how much of the memory to show</source>
        <translation>记忆显露多少</translation>
    </message>
    <message>
        <source>old memory kept, new memory added</source>
        <translation>留下旧记忆，加上新记忆</translation>
    </message>
    <message>
        <source>what the next layer and step see</source>
        <translation>下一层和下一步看到的</translation>
    </message>
    <message>
        <source>how much of the old to look at</source>
        <translation>旧状态读取多少</translation>
    </message>
    <message>
        <source>how much of the old to keep</source>
        <translation>旧状态保留多少</translation>
    </message>
    <message>
        <source>the word and the state before, weighed and added</source>
        <translation>这个词和前一状态加权相加</translation>
    </message>
    <message>
        <source>Guesses, %</source>
        <translation>猜测，%</translation>
    </message>
    <message>
        <source>Answers, %</source>
        <translation>回答，%</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>下一个词</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>门</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>to layer {number}</source>
        <translation>去第 {number} 层</translation>
    </message>
    <message>
        <source>to the guess</source>
        <translation>去猜测</translation>
    </message>
    <message>
        <source>to the readout</source>
        <translation>去读出</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>long memory</source>
        <translation>长期记忆</translation>
    </message>
    <message>
        <source>output so far</source>
        <translation>到此为止的输出</translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation>遗忘门</translation>
    </message>
    <message>
        <source>keeps {percent}</source>
        <translation>保留 {percent}</translation>
    </message>
    <message>
        <source>what to keep</source>
        <translation>保留什么</translation>
    </message>
    <message>
        <source>input gate</source>
        <translation>输入门</translation>
    </message>
    <message>
        <source>lets in {percent}</source>
        <translation>放进 {percent}</translation>
    </message>
    <message>
        <source>what to let in</source>
        <translation>放进什么</translation>
    </message>
    <message>
        <source>output gate</source>
        <translation>输出门</translation>
    </message>
    <message>
        <source>shows {percent}</source>
        <translation>显露 {percent}</translation>
    </message>
    <message>
        <source>what to show</source>
        <translation>显露什么</translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation>重置门</translation>
    </message>
    <message>
        <source>reads {percent}</source>
        <translation>读取 {percent}</translation>
    </message>
    <message>
        <source>what to read</source>
        <translation>读取什么</translation>
    </message>
    <message>
        <source>update gate</source>
        <translation>更新门</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>what to add</source>
        <translation>加上什么</translation>
    </message>
    <message>
        <source>squeezes the sum</source>
        <translation>压缩总和</translation>
    </message>
    <message>
        <source>keeps what is above 0</source>
        <translation>只留大于 0 的</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>0.1 % to 100 %</source>
        <translation>0.1 % 到 100 %</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>1 step carries 90 %</source>
        <translation>1 步承载 90 %</translation>
    </message>
    <message>
        <source>{steps} steps carry 90 %</source>
        <translation>{steps} 步承载 90 %</translation>
    </message>
    <message>
        <source>1 % still reaches &quot;{word}&quot;, {back} steps back</source>
        <translation>仍有 1 % 传到 {back} 步之前的“{word}”</translation>
    </message>
    <message>
        <source>last state</source>
        <translation>末状态</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean, max</source>
        <translation>均值、最大</translation>
    </message>
    <message>
        <source>all, flattened</source>
        <translation>全部展平</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Readout</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性层</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>还没有画出任何内容。</translation>
    </message>
    <message>
        <source>One word goes through {layers}.</source>
        <translation>1 个词经过 {layers}。</translation>
    </message>
    <message>
        <source>{steps} words go through {layers}, one step each.</source>
        <translation>{steps} 个词依次经过 {layers}，每词一步。</translation>
    </message>
    <message>
        <source>The encoder reads {steps} words through {layers}. The decoder writes in {answers} steps, each given what the encoder knows at the end.</source>
        <translation>编码器经 {layers} 读入 {steps} 个词。解码器分 {answers} 步写出回答，每一步都得到编码器读完后所知的内容。</translation>
    </message>
    <message>
        <source>At each step it looks over all the encoder&apos;s states.</source>
        <translation>每一步它都会查看编码器的所有状态。</translation>
    </message>
    <message>
        <source>Encoder.</source>
        <translation>编码器。</translation>
    </message>
    <message>
        <source>Decoder.</source>
        <translation>解码器。</translation>
    </message>
    <message>
        <source>It looks at: {words}.</source>
        <translation>它注意到：{words}。</translation>
    </message>
    <message>
        <source>Step {step} of {steps}, word {word}.</source>
        <translation>第 {step} 步，共 {steps} 步，词：{word}。</translation>
    </message>
    <message>
        <source>The network has never seen this word.</source>
        <translation>网络从未见过这个词。</translation>
    </message>
    <message>
        <source>Answer so far: {label} {percent}.</source>
        <translation>到此为止的答案：{label} {percent}。</translation>
    </message>
    <message>
        <source>The word moved the answer by {points} points.</source>
        <translation>这个词使答案变动 {points} 个百分点。</translation>
    </message>
    <message>
        <source>Guesses for the next word: {guesses}.</source>
        <translation>对下一个词的猜测：{guesses}。</translation>
    </message>
    <message>
        <source>Guesses for the answer here: {guesses}.</source>
        <translation>此处回答的猜测：{guesses}。</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>正向</translation>
    </message>
    <message>
        <source>{layer}: {plus} of {units} units above zero, mean strength {strength}.</source>
        <translation>{layer}：{units} 个单元中 {plus} 个大于零，平均强度 {strength}。</translation>
    </message>
    <message>
        <source>Gradient that arrives: {shares}.</source>
        <translation>传到的梯度：{shares}。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>{layer}, mean strength</source>
        <translation>{layer}，平均强度</translation>
    </message>
    <message>
        <source>Steps left out here: {count}.</source>
        <translation>此处略去 {count} 步。</translation>
    </message>
    <message>
        <source>The network has never seen {word}. It counts as an unknown word.</source>
        <translation>网络从未见过“{word}”，按“未知词”处理。</translation>
    </message>
    <message>
        <source>The label {label} as {count} numbers. They stand beside the word at every step.</source>
        <translation>标签 {label}，化为 {count} 个数，每一步都与词并排输入。</translation>
    </message>
    <message>
        <source>At each step the decoder shares its attention among the encoder&apos;s states. Light a step to see where it looks; the wider an arc, the more.</source>
        <translation>每一步，解码器把注意力分配给编码器的各个状态。点亮一步即可看到它注意哪里；弧线越宽，注意越多。</translation>
    </message>
    <message>
        <source>The context: {count} numbers that the encoder knows at the end. The decoder&apos;s first states are made of them, and they stand beside the word at every step.</source>
        <translation>上下文（context）：编码器读完后所知的 {count} 个数。解码器的初始状态由它们得出，每一步它们也与词并排输入。</translation>
    </message>
    <message>
        <source>{layer}, step {step}: {percent} of the strongest gradient</source>
        <translation>{layer}，第 {step} 步：最强梯度的 {percent}</translation>
    </message>
    <message>
        <source>{shape}: steps, texts at once</source>
        <translation>{shape}：步数，一次的文本数</translation>
    </message>
    <message>
        <source>{shape}: steps, texts at once, numbers for each</source>
        <translation>{shape}：步数，一次的文本数，每个的数值个数</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Words read</source>
        <translation>读到的</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>word vector</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>{layer}, skip added</source>
        <translation>{layer}，加上跳跃连接</translation>
    </message>
    <message>
        <source>has to say in the answer</source>
        <translation>在答案中的分量</translation>
    </message>
    <message>
        <source>Encoder reads</source>
        <translation>编码器读</translation>
    </message>
    <message>
        <source>Decoder writes</source>
        <translation>解码器写</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>{shape}: what the answer reads at this step</source>
        <translation>{shape}：答案在这一步读到的</translation>
    </message>
    <message>
        <source>{shape}: {name} of {layer}, handed on in time</source>
        <translation>{shape}：{layer} 的 {name}，沿时间传下去</translation>
    </message>
    <message>
        <source>{shape}: what {layer} has read is added to its states</source>
        <translation>{shape}：{layer} 读入的加到它的状态上</translation>
    </message>
    <message>
        <source>{shape}: what {layer} has read, brought to its size by a matrix, is added to its states</source>
        <translation>{shape}：{layer} 读入的经矩阵变到同样大小，再加到它的状态上</translation>
    </message>
    <message>
        <source>{shape}: the outputs of all layers side by side</source>
        <translation>{shape}：所有层的输出并列</translation>
    </message>
    <message>
        <source>{shape}: both directions side by side</source>
        <translation>{shape}：两个方向并列</translation>
    </message>
    <message>
        <source>{shape}: the word and the outputs of all layers below, side by side</source>
        <translation>{shape}：词和下面所有层的输出并列</translation>
    </message>
    <message>
        <source>{shape}: what {layer} reads at this step</source>
        <translation>{shape}：{layer} 在这一步读到的</translation>
    </message>
</context>
<context>
    <name>VectorHeat</name>
    <message>
        <source>{n} words, {dim} numbers each: {words}.</source>
        <translation>{n} 个词，每词 {dim} 个数：{words}。</translation>
    </message>
    <message>
        <source>&apos;{word}&apos;, number {n} of {dim}: {value}</source>
        <translation>“{word}”，第 {n} 个数（共 {dim} 个）：{value}</translation>
    </message>
    <message>
        <source>Heat map of word vectors</source>
        <translation>词向量热图</translation>
    </message>
</context>
<context>
    <name>VectorMap</name>
    <message>
        <source>Map of words</source>
        <translation>词语地图</translation>
    </message>
    <message>
        <source>{n} words.</source>
        <translation>{n} 个词。</translation>
    </message>
    <message>
        <source>Marked: {words}.</source>
        <translation>已标出：{words}。</translation>
    </message>
</context>
<context>
    <name>VectorNetwork</name>
    <message>
        <source>The network of word vectors</source>
        <translation>词向量的网络</translation>
    </message>
</context>
<context>
    <name>VectorPair</name>
    <message>
        <source>One training pair, step by step</source>
        <translation>一对训练词，逐步说明</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>σ(score)</source>
        <translation>σ(得分)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>&apos;{word}&apos;, number {n} of {dim}: {before}</source>
        <translation>“{word}”，第 {n} 个数（共 {dim} 个）：{before}</translation>
    </message>
    <message>
        <source>&apos;{word}&apos;, number {n} of {dim}: {before}, then {after}</source>
        <translation>“{word}”，第 {n} 个数（共 {dim} 个）：{before}，之后 {after}</translation>
    </message>
    <message>
        <source>Input matrix</source>
        <translation>输入矩阵</translation>
    </message>
    <message>
        <source>h, their mean</source>
        <translation>h，它们的平均</translation>
    </message>
    <message>
        <source>Output matrix</source>
        <translation>输出矩阵</translation>
    </message>
    <message>
        <source>moves by</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>each moves by</source>
        <translation>各行移动</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>% read (subsampling)</source>
        <translation>被读到的比例（下采样）</translation>
    </message>
    <message>
        <source>The input rows move</source>
        <translation>各输入行移动</translation>
    </message>
    <message>
        <source>A pair from a sentence</source>
        <translation>取自句子的一对词</translation>
    </message>
    <message>
        <source>False words beside the true one</source>
        <translation>真词旁边的假词</translation>
    </message>
    <message>
        <source>Their rows in the two matrices</source>
        <translation>它们在两个矩阵里的行</translation>
    </message>
    <message>
        <source>A score for each word</source>
        <translation>每个词一个得分</translation>
    </message>
    <message>
        <source>From score to probability</source>
        <translation>从得分到概率</translation>
    </message>
    <message>
        <source>How wrong that is: the loss</source>
        <translation>错得多远：损失 (loss)</translation>
    </message>
    <message>
        <source>What it should have been</source>
        <translation>本应是多少</translation>
    </message>
    <message>
        <source>The output rows move</source>
        <translation>输出行移动</translation>
    </message>
    <message>
        <source>The input row moves</source>
        <translation>输入行移动</translation>
    </message>
    <message>
        <source>The same pair again</source>
        <translation>再看同一对词</translation>
    </message>
    <message>
        <source>{known} → {guessed}</source>
        <translation>{known} → {guessed}</translation>
    </message>
    <message>
        <source>The window around &apos;{word}&apos; reaches up to {window} words to each side. CBOW takes all {n} words in it together: from them the network is to guess &apos;{word}&apos;.</source>
        <translation>“{word}”周围的窗口向两边各伸出最多 {window} 个词。CBOW 把窗口里的 {n} 个词合在一起：由它们猜出“{word}”。</translation>
    </message>
    <message>
        <source>The window around &apos;{word}&apos; reaches up to {window} words to each side. Skip-gram takes them one by one: from &apos;{word}&apos; the network is to guess &apos;{other}&apos;, pair {i} of {n}.</source>
        <translation>“{word}”周围的窗口向两边各伸出最多 {window} 个词。Skip-gram 一个一个地取：由“{word}”猜“{other}”，这是 {n} 对中的第 {i} 对。</translation>
    </message>
    <message>
        <source>&apos;{true}&apos; really stands there. All words drawn at random were that one again, so nothing is compared with it.</source>
        <translation>句中真正出现的是“{true}”。随机抽到的词都又是它，因此没有可比的词。</translation>
    </message>
    <message>
        <source>&apos;{true}&apos; really stands there. {n} more are drawn at random from all words, frequent ones more often: {false}. These do not belong there. Learning means telling the true word from the false ones.</source>
        <translation>句中真正出现的是“{true}”。另外从所有词中随机抽 {n} 个，常见词更易抽到：{false}。它们不该在那里，这就是负采样 (negative sampling)。学习就是把真词与这些词区分开。</translation>
    </message>
    <message>
        <source>Every word has a row of {dim} numbers in each matrix. Before learning those of the input matrix are small and random, those of the output matrix all zero.</source>
        <translation>每个词在两个矩阵里各有一行 {dim} 个数。学习之前，输入矩阵里是很小的随机数，输出矩阵里全是零。</translation>
    </message>
    <message>
        <source>Every word has a row of {dim} numbers in each matrix. The {n} words around give their input rows, whose mean is h; the words to compare give their output rows, u.</source>
        <translation>每个词在两个矩阵里各有一行 {dim} 个数。周围的 {n} 个词给出各自的输入行，平均就是 h；要比较的词给出各自的输出行 u。</translation>
    </message>
    <message>
        <source>Every word has a row of {dim} numbers in each matrix. &apos;{word}&apos; gives its input row, h; the words to compare give their output rows, u.</source>
        <translation>每个词在两个矩阵里各有一行 {dim} 个数。“{word}”给出它的输入行 h，要比较的词给出各自的输出行 u。</translation>
    </message>
    <message>
        <source>Each output row is multiplied by h, number by number, and the {dim} products are added. For &apos;{true}&apos; that makes {score}. The more the two rows point the same way, the larger the score.</source>
        <translation>每个输出行与 h 逐个数相乘，再把 {dim} 个积相加，这就是点积。“{true}”得到 {score}。两行方向越一致，得分越大。</translation>
    </message>
    <message>
        <source>The sigmoid σ makes a probability of it: σ({score}) = {chance}. So with {share} it takes &apos;{true}&apos; for the true word. The line at the end of each bar is where it should be: 1 for the true word, 0 for the others.</source>
        <translation>S 形函数 σ 把得分变成概率：σ({score}) = {chance}，也就是说，它以 {share} 的把握认为“{true}”是真词。每个条上的竖线是应到的位置：真词为 1，其余为 0。</translation>
    </message>
    <message>
        <source>The farther from where it should be, the larger the loss: −ln {chance} = {loss} for &apos;{true}&apos;. The largest part comes from &apos;{worst}&apos;, {most}. All together: {sum}.</source>
        <translation>离应到的位置越远，损失越大：“{true}”为 −ln {chance} = {loss}。最大的一份来自“{worst}”，为 {most}。合计 {sum}。</translation>
    </message>
    <message>
        <source>The farther from where it should be, the larger the loss: −ln {chance} = {loss} for &apos;{true}&apos;, the largest part. All together: {sum}.</source>
        <translation>离应到的位置越远，损失越大：“{true}”为 −ln {chance} = {loss}，是最大的一份。合计 {sum}。</translation>
    </message>
    <message>
        <source>What the probability should have been, minus what it was: 1 − {chance} = {error} for &apos;{true}&apos;.</source>
        <translation>应有的概率减去算出的概率：“{true}”为 1 − {chance} = {error}。</translation>
    </message>
    <message>
        <source>For &apos;{false}&apos; it is 0 − {chance} = {error}. Plus will pull the two rows together, minus push them apart, the more the larger it is.</source>
        <translation>“{false}”为 0 − {chance} = {error}。正号把两行拉近，负号把两行推开，数越大作用越强。</translation>
    </message>
    <message>
        <source>To each output row learning rate × error × h is added. For &apos;{true}&apos; that is {rate} × {error} × h: its strip of changes looks like h, so the row moves towards h. Those of the false words look the other way round: they move away.</source>
        <translation>每个输出行加上 学习率 × 误差 × h。“{true}”加的是 {rate} × {error} × h：它的变化条与 h 相像，所以这一行向 h 靠近。假词的变化条正好相反：它们远离 h。</translation>
    </message>
    <message>
        <source>To the input row learning rate × the sum of error × u is added. All output rows were still zero, so it stays where it is. From the next pair on it moves, too.</source>
        <translation>输入行加上 学习率 × (误差 × u 之和)。此时所有输出行还是零，所以它原地不动；从下一对起它也会移动。</translation>
    </message>
    <message>
        <source>Learning rate × the sum of error × u is added to each of the {count} input rows, all of it to every one. Number {n} of &apos;{word}&apos; goes from {before} to {after}.</source>
        <translation>{count} 个输入行各加上整个 学习率 × (误差 × u 之和)。“{word}”的第 {n} 个数从 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>To the input row learning rate × the sum of error × u is added: it moves towards &apos;{true}&apos; and away from the false words. Its number {n} goes from {before} to {after}.</source>
        <translation>输入行加上 学习率 × (误差 × u 之和)：它靠近“{true}”，远离假词。第 {n} 个数从 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>Worked out once more, &apos;{true}&apos; has the probability {after} instead of {before}, and the loss is {loss_after} instead of {loss}. A small step; a training takes one for every pair of the text, again and again.</source>
        <translation>再算一次，“{true}”的概率由 {before} 变为 {after}，损失由 {loss} 变为 {loss_after}。只是一小步；训练会对文本中的每一对词都走一步，一轮又一轮。</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>VectorSources</name>
    <message>
        <source>From a file …</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Word vectors (*.vec *.txt *.bin *.gz *.glove);;All files (*)</source>
        <translation>词向量 (*.vec *.txt *.bin *.gz *.glove);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open word vectors</source>
        <translation>打开词向量</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
</context>
<context>
    <name>Vectors</name>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Euclidean</source>
        <translation>欧几里得</translation>
    </message>
    <message>
        <source>Manhattan</source>
        <translation>曼哈顿</translation>
    </message>
    <message>
        <source>Chebyshev</source>
        <translation>切比雪夫</translation>
    </message>
    <message>
        <source>Angle, not length. 1 is nearest.</source>
        <translation>看夹角，不看长短；1 最近。</translation>
    </message>
    <message>
        <source>The straight line. 0 is nearest.</source>
        <translation>直线距离；0 最近。</translation>
    </message>
    <message>
        <source>All differences added. 0 is nearest.</source>
        <translation>所有差相加；0 最近。</translation>
    </message>
    <message>
        <source>The largest difference. 0 is nearest.</source>
        <translation>只看最大的差；0 最近。</translation>
    </message>
    <message>
        <source>The run has never met the word &apos;{word}&apos;. Choose another one.</source>
        <translation>这次训练从未见过“{word}”这个词。请换一个词。</translation>
    </message>
    <message>
        <source>The run has never met these words: {words}. Choose others.</source>
        <translation>这次训练从未见过这些词：{words}。请换别的词。</translation>
    </message>
</context>
<context>
    <name>VectorsHelp</name>
    <message>
        <source>Word vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>A network knows a word only as a row of numbers, its vector. It learns these rows so that words used alike get rows that are alike. Here you can ask which ones are.</source>
        <translation>对网络来说，一个词只是一行数，即它的向量。网络学到的结果是：用法相近的词，各自的行也相近。在这里可以查看哪些词相近。</translation>
    </message>
    <message>
        <source>Where they come from</source>
        <translation>从何而来</translation>
    </message>
    <message>
        <source>From the text alone: nobody told the network what a word means. What the text holds little of, it knows little about.</source>
        <translation>只从文本中来：没有人告诉网络词的含义。文本里少见的，它也知之甚少。</translation>
    </message>
    <message>
        <source>Whose vectors</source>
        <translation>谁的向量</translation>
    </message>
    <message>
        <source>Every trained run has vectors of its own, of its own vocabulary. Two runs draw different maps and agree on neighbours.</source>
        <translation>每次训练都有自己的词表和向量。两次训练的地图不同，近邻却大致相同。</translation>
    </message>
    <message>
        <source>Ways to look at vectors</source>
        <translation>看向量的几种方式</translation>
    </message>
    <message>
        <source>Words: questions and answers. Heat map: the numbers themselves. Map: all words at once. One pair: how learning moves two of them.</source>
        <translation>词语：提问与回答。热图：数值本身。地图：一次看到所有词。一对词：学习如何移动向量。</translation>
    </message>
    <message>
        <source>How much two rows point the same way: 1 the same way, 0 at a right angle, −1 the opposite. How long they are does not count. The usual one for words.</source>
        <translation>两行方向有多一致：1 为同向，0 为垂直，−1 为反向。长短不计。对词来说最常用。</translation>
    </message>
    <message>
        <source>The straight line from one end to the other: the root of all squared differences added. Frequent words have long rows and so are far from rare ones.</source>
        <translation>两端之间的直线：各差平方相加再开方。常见词的行长，因此离少见词远。</translation>
    </message>
    <message>
        <source>All differences added, without their signs, as one walks along streets. Many small differences count as much as a large one.</source>
        <translation>所有差的绝对值相加，如同沿街道行走。许多小差与一个大差同样算数。</translation>
    </message>
    <message>
        <source>The largest difference alone. Two rows are near when none of their numbers differs much.</source>
        <translation>只看最大的那个差。没有哪个数相差很大时，两行才算近。</translation>
    </message>
    <message>
        <source>The words whose rows are nearest, in four ways of measuring side by side.</source>
        <translation>行最接近的词，用四种量法并排列出。</translation>
    </message>
    <message>
        <source>Nearest words</source>
        <translation>最近的词</translation>
    </message>
    <message>
        <source>How alike two words are</source>
        <translation>两个词有多相近</translation>
    </message>
    <message>
        <source>Alike is what stands among the same words. So good and bad may be near each other: both are said of the same things.</source>
        <translation>出现在相同词语之间的词就算相近。所以“好”与“坏”可能很近：人们用它们说同样的事物。</translation>
    </message>
    <message>
        <source>Analogy</source>
        <translation>类比</translation>
    </message>
    <message>
        <source>Second word minus first word plus third word: the words nearest to that, the three themselves left out. For the cosine the three rows are made equally long first.</source>
        <translation>第二个词减第一个词再加第三个词，找出离结果最近的词，这三个词本身除外。用余弦时先把三行变为等长。</translation>
    </message>
    <message>
        <source>It works where the text has many examples of the same relation: man and woman, good and better.</source>
        <translation>文本中同类关系的例子多时才灵，例如男与女、好与更好。</translation>
    </message>
    <message>
        <source>Odd one out</source>
        <translation>找出不同类</translation>
    </message>
    <message>
        <source>The middle of all rows is worked out; the word that is farthest from it does not belong. Type three words or more.</source>
        <translation>先算出各行的中心，离它最远的词不属于这一类。请输入三个或更多的词。</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>One row is one word, one column one of its numbers. Zero has no colour; plus and minus have their own, the stronger the larger. A column stands for nothing by itself: look at whole rows.</source>
        <translation>一行是一个词，一列是其中一个数。零没有颜色，正负各有颜色，数越大颜色越浓。单独一列没有含义，请看整行。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Arrows walk over the cells and say each number, Escape leaves, Ctrl+C copies all numbers.</source>
        <translation>方向键在格子间移动并说出数值，Esc 离开，Ctrl+C 复制全部数值。</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>各行的顺序</translation>
    </message>
    <message>
        <source>As typed, or so that each row is followed by the one most like it: groups of words become visible.</source>
        <translation>按输入顺序，或让每行后面跟着与它最像的一行，词的分组就看得出来。</translation>
    </message>
    <message>
        <source>Arrows move the map, + and − zoom, Home shows all of it.</source>
        <translation>方向键移动地图，+ 和 − 缩放，Home 显示全图。</translation>
    </message>
    <message>
        <source>Map of words</source>
        <translation>词语地图</translation>
    </message>
    <message>
        <source>Each point is a word. Names appear as there is room, frequent words first. A click marks a word and its nearest ones, which are found with all numbers: on the map they may lie apart.</source>
        <translation>每个点是一个词。有空处才显示名称，常见词优先。单击可标出一个词和离它最近的词；近邻按全部数值计算，在地图上可能相隔较远。</translation>
    </message>
    <message>
        <source>How the map is drawn</source>
        <translation>地图的画法</translation>
    </message>
    <message>
        <source>PCA is there at once: it looks along the two directions in which the words differ most, and the rest is lost. t-SNE takes a while and keeps neighbours together; distances between groups mean nothing in it.</source>
        <translation>PCA 立即可得：沿词语差别最大的两个方向看，其余信息会丢失。t-SNE 需要一些时间，能让近邻聚在一起，但群与群之间的距离没有意义。</translation>
    </message>
    <message>
        <source>How many words</source>
        <translation>多少个词</translation>
    </message>
    <message>
        <source>The most frequent words of the vocabulary.</source>
        <translation>词表中最常见的词。</translation>
    </message>
    <message>
        <source>Fewer words, all well known; drawn sooner.</source>
        <translation>词少，都很熟悉，画得快。</translation>
    </message>
    <message>
        <source>Rare words, too; their places are less sure.</source>
        <translation>也包括少见词，它们的位置不太可靠。</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>时光机</translation>
    </message>
    <message>
        <source>The same map after each epoch, from random places to meaningful ones, as far as snapshots were kept.</source>
        <translation>同一张地图在每一轮之后的样子，从随机到有意义，取决于保存了哪些快照。</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Another run, or a file of word vectors, drawn the same way. A word that is chosen on one map is found on the other, with its neighbours there.</source>
        <translation>另一次训练，或一个词向量文件，用同样的方法绘制。在一张地图上选中的词，会在另一张上找到，连同它在那里的邻居。</translation>
    </message>
    <message>
        <source>Choosing words</source>
        <translation>选择词</translation>
    </message>
    <message>
        <source>While this is on, dragging draws a rectangle. The words in it are listed, and are what is saved.</source>
        <translation>打开时，拖动会画出矩形。矩形里的词会列出来，保存时也只保存它们。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The points as a table of word, x and y, or the vectors as other programs read them. The chosen words alone, where some are chosen.</source>
        <translation>把点存成由词、x、y 组成的表格，或把向量存成其他程序能读的格式。如果选中了词，就只保存选中的。</translation>
    </message>
    <message>
        <source>One training pair</source>
        <translation>一对训练词</translation>
    </message>
    <message>
        <source>How word vectors are learned: a word is to tell the words around it from words drawn at random. Each time a few rows of two matrices move a little. The input matrix is what is used in the end.</source>
        <translation>词向量是这样学成的：一个词要把周围的词与随机抽来的词区分开。每次都让两个矩阵中的几行移动一点。最后使用的是输入矩阵。</translation>
    </message>
    <message>
        <source>Left and right go through the steps, up and down through the pairs. Shift with left and right takes another word of the sentence. Space plays, Ctrl+C copies all numbers.</source>
        <translation>左右键逐步前后，上下键换词对。Shift 加左右键换句中的另一个词。空格播放，Ctrl+C 复制全部数值。</translation>
    </message>
    <message>
        <source>Percent under a word</source>
        <translation>词下的百分比</translation>
    </message>
    <message>
        <source>How often a frequent word is read at all; the rest of the time it is passed over.</source>
        <translation>常见词被读到的机会；其余时候会被跳过。</translation>
    </message>
    <message>
        <source>Whose numbers are shown</source>
        <translation>显示哪时的数</translation>
    </message>
    <message>
        <source>As learned: the rows of the run as they are now, and what one more step would make of them. Before learning: the random rows that learning begins with.</source>
        <translation>学成之后：这次训练现有的行，以及再走一步会变成什么。学习之前：开始学习时的随机行。</translation>
    </message>
</context>
<context>
    <name>VectorsPage</name>
    <message>
        <source>Vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>Words used alike lie close together.</source>
        <translation>用法相近的词靠得近。</translation>
    </message>
    <message>
        <source>Each word is {n} numbers in {run}. Words used alike lie close together.</source>
        <translation>在{run}里，每个词是 {n} 个数。用法相近的词靠得近。</translation>
    </message>
    <message>
        <source>Whose vectors are shown</source>
        <translation>显示哪里的向量</translation>
    </message>
    <message>
        <source>Vectors appear after training.</source>
        <translation>训练后才有词向量。</translation>
    </message>
    <message>
        <source>Every network learns a row of numbers for each word. Here you see which words it takes for alike.</source>
        <translation>每个网络都为每个词学到一行数。在这里可以看到它认为哪些词相近。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>去训练</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>One pair</source>
        <translation>一对词</translation>
    </message>
    <message>
        <source>How the vectors are shown</source>
        <translation>词向量的显示方式</translation>
    </message>
    <message>
        <source>Progress of the map or file</source>
        <translation>地图或文件的进度</translation>
    </message>
    <message>
        <source>A file holds word vectors alone, no pairs they were learned from.</source>
        <translation>文件里只有词向量，没有学习时用的词对。</translation>
    </message>
    <message>
        <source>Looking at word vectors</source>
        <translation>正在查看词向量</translation>
    </message>
</context>
<context>
    <name>VocabularyCurves</name>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
</context>
<context>
    <name>VocabularySection</name>
    <message>
        <source>every word is known</source>
        <translation>所有词都认识</translation>
    </message>
    <message>
        <source>every character is known</source>
        <translation>所有字符都认识</translation>
    </message>
    <message>
        <source>{size} words cover {share}</source>
        <translation>{size} 个词覆盖 {share}</translation>
    </message>
    <message>
        <source>{size} characters cover {share}</source>
        <translation>{size} 个字符覆盖 {share}</translation>
    </message>
    <message>
        <source>Every word is known.</source>
        <translation>所有词都认识。</translation>
    </message>
    <message>
        <source>Every character is known.</source>
        <translation>所有字符都认识。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot;: place {place}, seen {seen} times.</source>
        <translation>“{word}”：第 {place} 位，出现 {seen} 次。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot;: place {place}, seen {seen} times, unknown.</source>
        <translation>“{word}”：第 {place} 位，出现 {seen} 次，未知。</translation>
    </message>
    <message>
        <source>{n} words with these letters.</source>
        <translation>{n} 个词含有这些字。</translation>
    </message>
    <message>
        <source>&quot;{}&quot; does not occur in the corpus as a word of its own.</source>
        <translation>“{}”在语料中没有作为单独的词出现。</translation>
    </message>
    <message>
        <source>{known} of {all} characters</source>
        <translation>{all} 个字符中的 {known} 个</translation>
    </message>
    <message>
        <source>{known} of {all} words</source>
        <translation>{all} 个词中的 {known} 个</translation>
    </message>
    <message>
        <source>share of the text that is covered</source>
        <translation>覆盖的文本比例</translation>
    </message>
    <message>
        <source>how often each word comes</source>
        <translation>每个词出现的次数</translation>
    </message>
    <message>
        <source>{} words</source>
        <translation>{} 词</translation>
    </message>
    <message>
        <source>how often each character comes</source>
        <translation>每个字符出现的次数</translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation>{} 字符</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>查找词语</translation>
    </message>
    <message>
        <source>Which words are listed</source>
        <translation>列出哪些词</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>最常见</translation>
    </message>
    <message>
        <source>Rarest kept</source>
        <translation>最少见的已知词</translation>
    </message>
    <message>
        <source>First unknown</source>
        <translation>最前的未知词</translation>
    </message>
    <message>
        <source>Words of the vocabulary</source>
        <translation>词表中的词</translation>
    </message>
    <message>
        <source>Vocabulary size</source>
        <translation>词表大小</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>times seen</source>
        <translation>出现次数</translation>
    </message>
    <message>
        <source>Every word that has a number of its own, the most frequent first. All other words share the number 1, unknown.</source>
        <translation>每个有自己编号的词，最常见的在前。其他词共用编号 1，即未知词。</translation>
    </message>
    <message>
        <source>A few words make up most of a text. The upper curve says how much of it the most frequent words cover, the lower one how often the word at each place comes.</source>
        <translation>少数词占了文本的大部分。上面的曲线表示最常见的词覆盖了多少文本，下面的曲线表示各位次的词出现多少次。</translation>
    </message>
    <message>
        <source>Drag the line, or move it with the arrow keys, Home and End: it sets the vocabulary size.</source>
        <translation>拖动竖线，或用方向键、Home、End 移动它，即可设定词表大小。</translation>
    </message>
</context>
<context>
    <name>WatchedList</name>
    <message>
        <source>Sentences you watch</source>
        <translation>关注的句子</translation>
    </message>
    <message>
        <source>now</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>epoch {first} to {last}</source>
        <translation>第 {first} 到 {last} 轮</translation>
    </message>
    <message>
        <source>epoch {last}</source>
        <translation>第 {last} 轮</translation>
    </message>
    <message>
        <source>Epochs of: {sentence}</source>
        <translation>各轮的打分：{sentence}</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
</context>
<context>
    <name>Watcher</name>
    <message>
        <source>{run} is being trained by another program on {computer}. It can be watched here until it ends.</source>
        <translation>{run}正由 {computer} 上的另一个程序训练，结束之前可以在这里观看。</translation>
    </message>
    <message>
        <source>Looking at what is new</source>
        <translation>正在查看新内容</translation>
    </message>
    <message>
        <source>The other program trains no more.</source>
        <translation>另一个程序已不再训练。</translation>
    </message>
</context>
<context>
    <name>WaysView</name>
    <message>
        <source>Line {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>jieba</source>
        <translation>jieba</translation>
    </message>
    <message>
        <source>jieba, no guessing</source>
        <translation>jieba，不猜新词</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>The corpus {path} is not there any more. Trained runs work; to train again, open it anew.</source>
        <translation>语料 {path} 已经不在原处。训练好的网络仍可使用；要再次训练，请重新打开语料。</translation>
    </message>
    <message>
        <source>Read {n} texts in {time} s</source>
        <translation>用 {time} 秒读完 {n} 条文本</translation>
    </message>
    <message>
        <source>The corpus has changed since it was last read. It was read anew.</source>
        <translation>语料在上次读取之后有改动，已重新读取。</translation>
    </message>
    <message>
        <source>Building the vocabulary</source>
        <translation>正在建立词表</translation>
    </message>
    <message>
        <source>Turning words into numbers</source>
        <translation>正在把词变成数</translation>
    </message>
    <message>
        <source>Waking the engine</source>
        <translation>正在启动引擎</translation>
    </message>
    <message>
        <source>This computer multiplies about {n} thousand million numbers a second.</source>
        <translation>此电脑每秒约做 {n} × 10 亿次乘法。</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>正在测量速度</translation>
    </message>
</context>
<context>
    <name>WriteMode</name>
    <message>
        <source>Write</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Token by token, the network writes a text for the label you choose.</source>
        <translation>网络逐个词元地为您选的标签写一段文字。</translation>
    </message>
    <message>
        <source>Token by token, the network guesses what comes next and one guess is taken.</source>
        <translation>网络逐个猜下一个词元 (token)，每次选用其中一个猜测。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>保存文本</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写出的文字</translation>
    </message>
    <message>
        <source>The text cannot be saved there: {reason}.</source>
        <translation>文本无法保存到那里：{reason}。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写作</translation>
    </message>
</context>
<context>
    <name>WriteView</name>
    <message>
        <source>Prompt and written text</source>
        <translation>提示和写出的文本</translation>
    </message>
    <message>
        <source>Type how the text begins, then press Write.</source>
        <translation>输入开头，再按“写作”。</translation>
    </message>
    <message>
        <source>Write for</source>
        <translation>写作的标签</translation>
    </message>
    <message>
        <source>The label is read at every step beside the word before. Another one, another text.</source>
        <translation>每一步除了前一个词，还会读到标签。换一个标签，就写出另一段文字。</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>谨慎</translation>
    </message>
    <message>
        <source>wild</source>
        <translation>奔放</translation>
    </message>
    <message>
        <source>Best guesses kept (top-k)</source>
        <translation>保留前几个猜测 (top-k)</translation>
    </message>
    <message>
        <source>Share kept (top-p)</source>
        <translation>保留的概率 (top-p)</translation>
    </message>
    <message>
        <source>Length, tokens</source>
        <translation>长度（词元）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>The guesses</source>
        <translation>各步的猜测</translation>
    </message>
    <message>
        <source>The token taken becomes the next one read.</source>
        <translation>选中的词元就是下一步读到的。</translation>
    </message>
    <message>
        <source>The network writing</source>
        <translation>网络写作的过程</translation>
    </message>
    <message>
        <source>{count} tokens, {rate} a second</source>
        <translation>{count} 个词元，每秒 {rate} 个</translation>
    </message>
    <message>
        <source>Not in the vocabulary, read as unknown: {words}</source>
        <translation>不在词表中，按“未知词”读取：{words}</translation>
    </message>
</context>
<context>
    <name>_DoctorPart</name>
    <message>
        <source>Data doctor</source>
        <translation>数据医生</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the data doctor</source>
        <translation>取消数据医生的检查</translation>
    </message>
    <message>
        <source>Progress of the data doctor</source>
        <translation>数据医生的进度</translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Texts and tables ({patterns})</source>
        <translation>文本和表格 ({patterns})</translation>
    </message>
    <message>
        <source>Plain texts ({patterns})</source>
        <translation>纯文本（{patterns}）</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格（{patterns}）</translation>
    </message>
    <message>
        <source>Documents ({patterns})</source>
        <translation>文档（{patterns}）</translation>
    </message>
    <message>
        <source>Compressed files ({patterns})</source>
        <translation>压缩文件（{patterns}）</translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation>所有文件 ({patterns})</translation>
    </message>
    <message>
        <source>Open texts</source>
        <translation>打开文本</translation>
    </message>
    <message>
        <source>Open a folder of texts</source>
        <translation>打开文本文件夹</translation>
    </message>
</context>
<context>
    <name>coach</name>
    <message>
        <source>Before the first epoch</source>
        <translation>第一轮之前</translation>
    </message>
    <message>
        <source>One epoch is one reading of the whole training part. After each, the network is tested on text it has not read.</source>
        <translation>一轮 (epoch) 就是把训练部分完整读一遍。每轮之后，用它没读过的文本检验一次。</translation>
    </message>
    <message>
        <source>Press Train and watch the two curves.</source>
        <translation>请按“训练”，然后看两条曲线。</translation>
    </message>
    <message>
        <source>Going well</source>
        <translation>进展顺利</translation>
    </message>
    <message>
        <source>The validation curve still falls: it learns rules, not the texts by heart.</source>
        <translation>验证曲线仍在下降：它学的是规律，不是死记硬背。</translation>
    </message>
    <message>
        <source>If validation turns up while training keeps falling, stop. The best epoch is kept for you either way.</source>
        <translation>如果验证曲线回升而训练曲线仍在下降，就该停了。最佳的一轮总会为您保留。</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>还在学习</translation>
    </message>
    <message>
        <source>The last epoch was the best one, and validation still fell: it ended too soon.</source>
        <translation>最后一轮就是最佳的一轮，验证曲线仍在下降：结束得太早了。</translation>
    </message>
    <message>
        <source>Let it learn for more epochs; it goes on from where it is.</source>
        <translation>让它多学几轮；它会从现在的地方继续。</translation>
    </message>
    <message>
        <source>Words that stand beside each other are told from words drawn at random, better and better: the loss of a pair falls.</source>
        <translation>相邻的词与随机抽取的词越来越能分清：每对词的损失在下降。</translation>
    </message>
    <message>
        <source>Look at the neighbours of a word below while it learns. The corrections become smaller down to none, so let it come to its end.</source>
        <translation>学习时可在下面查看某个词的邻居。修正量会逐渐减到零，所以让它跑完。</translation>
    </message>
    <message>
        <source>The vectors are ready</source>
        <translation>词向量已就绪</translation>
    </message>
    <message>
        <source>A low loss only says that pairs are told from chance. Whether like words lie together, their neighbours say.</source>
        <translation>损失低只说明能把真实词对与随机词对分开；相近的词是否聚在一起，要看它们的邻居。</translation>
    </message>
    <message>
        <source>Look at them. If neighbours seem to be chance, let the next run read the text more often, or use more text.</source>
        <translation>去看一看。如果邻居像是碰巧的，下一次训练多读几遍，或者使用更多文本。</translation>
    </message>
    <message>
        <source>Hardly begun</source>
        <translation>几乎还没开始</translation>
    </message>
    <message>
        <source>The loss of a pair is still about what guessing costs: the text was read too few times for its size.</source>
        <translation>每对词的损失仍与乱猜差不多：就这点文本来说，读的遍数太少。</translation>
    </message>
    <message>
        <source>Let the next run read it more often.</source>
        <translation>下一次训练多读几遍。</translation>
    </message>
    <message>
        <source>Too large steps</source>
        <translation>步子太大</translation>
    </message>
    <message>
        <source>The loss of a pair has risen: the corrections are so large that vectors are thrown past where they belong.</source>
        <translation>每对词的损失上升了：修正太大，向量被甩过了该在的位置。</translation>
    </message>
    <message>
        <source>Let the next run begin with a smaller learning rate.</source>
        <translation>下一次训练用更小的学习率开始。</translation>
    </message>
    <message>
        <source>Memorising since epoch {epoch}</source>
        <translation>从第 {epoch} 轮起在死记</translation>
    </message>
    <message>
        <source>Use the best epoch, which is kept. For a better one: more text, more dropout or a smaller memory.</source>
        <translation>请用已保留的最佳一轮。想要更好：增加文本、增大丢弃 (dropout) 或减小记忆。</translation>
    </message>
    <message>
        <source>Not enough text</source>
        <translation>文本太少</translation>
    </message>
    <message>
        <source>It knows its texts by heart, and what is new was hardly ever foretold better than by guessing.</source>
        <translation>它把文本都背下来了，对新文本却始终不比乱猜强多少。</translation>
    </message>
    <message>
        <source>More text helps most. With this little, start from another run or from word vectors, or try more dropout.</source>
        <translation>增加文本最有用。文本这么少时，可以从另一次训练或词向量出发，或试试增大丢弃 (dropout)。</translation>
    </message>
    <message>
        <source>On a level since epoch {epoch}</source>
        <translation>从第 {epoch} 轮起持平</translation>
    </message>
    <message>
        <source>Validation has not improved for some epochs, nor got much worse.</source>
        <translation>验证结果已有几轮没有进步，也没有明显变差。</translation>
    </message>
    <message>
        <source>Use the best epoch. A smaller learning rate may still find a little; more text finds more.</source>
        <translation>请用最佳的一轮。减小学习率或许还能提高一点；增加文本能提高更多。</translation>
    </message>
    <message>
        <source>Can do no better since epoch {epoch}</source>
        <translation>从第 {epoch} 轮起学不动了</translation>
    </message>
    <message>
        <source>Training and validation have levelled off together, still high: the network is too small for this text.</source>
        <translation>训练和验证曲线一同持平，而且仍然很高：对这些文本来说网络太小了，这叫欠拟合 (under-fitting)。</translation>
    </message>
    <message>
        <source>Try a larger memory, another layer, less dropout, or an LSTM instead of a plain RNN.</source>
        <translation>可以增大记忆、再加一层、减小丢弃 (dropout)，或用 LSTM 代替普通 RNN。</translation>
    </message>
    <message>
        <source>The training loss stays where guessing is.</source>
        <translation>训练损失一直停在乱猜的水平。</translation>
    </message>
    <message>
        <source>Try a learning rate ten times larger, or an LSTM instead of a plain RNN on long texts. If nothing helps, look whether the labels follow from the texts at all.</source>
        <translation>可以把学习率增大到十倍，长文本上用 LSTM 代替普通 RNN。如果都没有用，请看看标签究竟能不能从文本中得出。</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>太快</translation>
    </message>
    <message>
        <source>The training loss rises or jumps: the corrections are too large.</source>
        <translation>训练损失上升或忽上忽下：每次修正太大。</translation>
    </message>
    <message>
        <source>Keep back a tenth of the text for the next run.</source>
        <translation>下次训练时请留出十分之一的文本。</translation>
    </message>
    <message>
        <source>Training still falls, but validation has turned up: it learns the texts by heart.</source>
        <translation>训练曲线仍在下降，验证曲线却已回升：它在死记文本，这叫过拟合 (over-fitting)。</translation>
    </message>
    <message>
        <source>Not learning</source>
        <translation>没有在学</translation>
    </message>
    <message>
        <source>Try a learning rate three to ten times smaller. The best epoch is kept.</source>
        <translation>可以把学习率减小到三分之一至十分之一。最佳的一轮会保留。</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>太慢</translation>
    </message>
    <message>
        <source>The training loss falls in a line that hardly falls: the corrections are too small.</source>
        <translation>训练损失沿一条几乎不降的直线下降：每次修正太小。</translation>
    </message>
    <message>
        <source>Try a learning rate ten times larger, or measure which one suits.</source>
        <translation>可以把学习率增大到十倍，或测一测哪个合适。</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>中断了</translation>
    </message>
    <message>
        <source>The loss was no finite number any more: the corrections were far too large.</source>
        <translation>损失不再是有限的数：每次修正实在太大了。</translation>
    </message>
    <message>
        <source>Go on from the last good state with a smaller learning rate; nothing that was saved is lost.</source>
        <translation>请用较小的学习率从最后一个完好的状态继续；已保存的内容都在。</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>没有检验</translation>
    </message>
    <message>
        <source>Nothing was kept back for validation, so nobody can tell whether it memorises.</source>
        <translation>没有留出验证部分，所以无从知道它是否在死记。</translation>
    </message>
    <message>
        <source>Go on with a learning rate of {value}</source>
        <translation>以学习率 {value} 继续</translation>
    </message>
    <message>
        <source>Go on with a batch size of {value}</source>
        <translation>以批大小 {value} 继续</translation>
    </message>
    <message>
        <source>Learn until epoch {value}</source>
        <translation>学到第 {value} 轮</translation>
    </message>
    <message>
        <source>Dropout of {value} for the next run</source>
        <translation>下次训练的丢弃设为 {value}</translation>
    </message>
    <message>
        <source>Memory of {value} for the next run</source>
        <translation>下次训练的记忆设为 {value}</translation>
    </message>
    <message>
        <source>Keep back {value} for the next run</source>
        <translation>下次训练留出 {value}</translation>
    </message>
    <message>
        <source>{value} epochs for the next run</source>
        <translation>下一次训练 {value} 轮</translation>
    </message>
    <message>
        <source>A learning rate of {value} for the next run</source>
        <translation>下一次训练用学习率 {value}</translation>
    </message>
    <message>
        <source>Stop and use the best epoch</source>
        <translation>停止，使用最佳的一轮</translation>
    </message>
    <message>
        <source>Try the best epoch</source>
        <translation>试用最佳的一轮</translation>
    </message>
    <message>
        <source>Look at the vectors</source>
        <translation>查看词向量</translation>
    </message>
    <message>
        <source>Measure which learning rate suits</source>
        <translation>测一测哪个学习率合适</translation>
    </message>
    <message>
        <source>Go on with the processor</source>
        <translation>改用处理器继续</translation>
    </message>
    <message>
        <source>When the answer is wrong, a correction travels from right to left. The stronger the colour, the more arrives.</source>
        <translation>答错时，修正从右往左传，这就是梯度 (gradient)。颜色越强，收到的越多。</translation>
    </message>
    <message>
        <source>In a plain RNN it tends to fade on the way. An LSTM keeps a path open.</source>
        <translation>普通 RNN 中容易在半路消失，LSTM 会留一条通路。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>How far back it learns</source>
        <translation>学习能回溯多远</translation>
    </message>
    <message>
        <source>The learning rate at the end of epoch {epoch} was {rate}.</source>
        <translation>第 {epoch} 轮结束时的学习率是 {rate}。</translation>
    </message>
    <message>
        <source>{share} of the corrections were shortened.</source>
        <translation>{share} 的修正被缩短了。</translation>
    </message>
    <message>
        <source>Luck and gradient weigh the same in a batch of about {noise}; yours has {batch}.</source>
        <translation>批大小约为 {noise} 时，梯度与偶然各占一半；现在是 {batch}。</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>{message}. &apos;{program} --help&apos; shows what can be said.</source>
        <translation>{message}。“{program} --help”列出可用的写法。</translation>
    </message>
    <message>
        <source>There is no text to learn from yet. Add --corpus PATH.</source>
        <translation>还没有可学习的文本。请加上 --corpus PATH。</translation>
    </message>
    <message>
        <source>{path} has changed since it was first read for this project. Add --corpus {path} to learn from it as it is now.</source>
        <translation>{path} 在此项目首次读取之后有改动。如要学习现在的内容，请加上 --corpus {path}。</translation>
    </message>
    <message>
        <source>The output {path} must end with .csv or .jsonl. Choose another name.</source>
        <translation>输出文件 {path} 必须以 .csv 或 .jsonl 结尾。请换一个名称。</translation>
    </message>
    <message>
        <source>The output {path} would take the place of what is read. Choose another name.</source>
        <translation>输出文件 {path} 会覆盖要读取的文件。请换一个名称。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; does not write for labels. Leave --label out.</source>
        <translation>训练“{run}”不会按标签写作。请去掉 --label。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; writes for a label. Add --label with one of {names}.</source>
        <translation>“{run}”按标签写作。请加上 --label，从 {names} 中选一个。</translation>
    </message>
    <message>
        <source>The label &apos;{label}&apos; is none of the labels of &apos;{run}&apos;. Choose one of {names}.</source>
        <translation>“{run}”没有标签“{label}”。请从 {names} 中选一个。</translation>
    </message>
    <message>
        <source>There is no text to look into. Let the network write some words.</source>
        <translation>还没有可查看的文字。请先让网络写几个词。</translation>
    </message>
    <message>
        <source>{name} has no column {column}. Choose one of {columns}.</source>
        <translation>{name} 没有名为 {column} 的列。请从 {columns} 中选择。</translation>
    </message>
    <message>
        <source>There is no encoding {name}. Choose one of {names}.</source>
        <translation>没有名为 {name} 的编码。请从 {names} 中选择。</translation>
    </message>
    <message>
        <source>{name} is not a text file: line {line} holds bytes that no text has. Choose a txt, csv, tsv, jsonl, xlsx or docx file.</source>
        <translation>{name} 不是文本文件：第 {line} 行有文本里不会有的字节。请选择 txt、csv、tsv、jsonl、xlsx 或 docx 文件。</translation>
    </message>
    <message>
        <source>{name} is not {encoding}: the byte at {offset} (line {line}) does not fit. Choose another encoding, such as {other}; if only some lines are in it, set corpus.fixes to repair_encoding.</source>
        <translation>{name} 不是 {encoding}：第 {offset} 个字节（第 {line} 行）不符合。请选择另一种编码，例如 {other}；如果只有几行是那种编码，请把 corpus.fixes 设为 repair_encoding。</translation>
    </message>
    <message>
        <source>The archive {path} holds no file that can be read. Choose one with txt, csv or xlsx files in it.</source>
        <translation>压缩包 {path} 里没有可以读取的文件。请选择含有 txt、csv 或 xlsx 文件的压缩包。</translation>
    </message>
    <message>
        <source>The folder {path} holds no txt files. Choose a folder with one sub-folder of txt files per label, or a single file.</source>
        <translation>文件夹 {path} 中没有 txt 文件。请选择每个标签各占一个子文件夹、内有 txt 文件的文件夹，或者单个文件。</translation>
    </message>
    <message>
        <source>Line {line} of {name} is longer than {limit} million characters, too long for one document. Set the format to one running text.</source>
        <translation>{name} 的第 {line} 行超过 {limit} 百万字符，作为一篇文档太长。请把格式设为连续文本。</translation>
    </message>
    <message>
        <source>The sample from {archive} could not be fetched: the package index did not answer or does not have it. Go online and fetch the samples again.</source>
        <translation>未能取得 {archive} 中的样例：软件包索引没有回应，或其中没有它。请联网后重新获取样例。</translation>
    </message>
    <message>
        <source>The sample from {archive} was refused: the file on the package index is not the one that was checked for Unroll. The other samples are there.</source>
        <translation>已拒绝 {archive} 中的样例：软件包索引上的文件与 Unroll 检查过的不一致。其他样例可以使用。</translation>
    </message>
    <message>
        <source>{name} is neither a file nor a folder. Choose another one.</source>
        <translation>{name} 既不是文件也不是文件夹。请另选一个。</translation>
    </message>
    <message>
        <source>No file was chosen. Choose at least one.</source>
        <translation>没有选择文件。请至少选择一个。</translation>
    </message>
    <message>
        <source>{name} is a file, not a folder. Choose another format, or its folder.</source>
        <translation>{name} 是文件，不是文件夹。请选择其他格式，或选择它所在的文件夹。</translation>
    </message>
    <message>
        <source>{name} has no two columns of text, one of which answers the other. Choose the source and the target column.</source>
        <translation>{name} 没有互相对应的两列文本。请选择来源列和目标列。</translation>
    </message>
    <message>
        <source>{name} is not a {format} file. Set the format to auto.</source>
        <translation>{name} 不是 {format} 文件。请把格式设为 auto。</translation>
    </message>
    <message>
        <source>{name} is empty. Choose a file that holds text.</source>
        <translation>{name} 是空的。请选择有文字的文件。</translation>
    </message>
    <message>
        <source>{name} is packed twice. Unpack it once and choose what was in it.</source>
        <translation>{name} 压缩了两层。请先解压一层，再选择其中的文件。</translation>
    </message>
    <message>
        <source>{name} holds no JSON objects. Each line must be one, or choose another format.</source>
        <translation>{name} 中没有 JSON 对象。每行应是一个对象，否则请选择其他格式。</translation>
    </message>
    <message>
        <source>The delimiter {delimiter} is not one character. Choose one, or auto.</source>
        <translation>分隔符 {delimiter} 不是单个字符。请填一个字符，或 auto（自动）。</translation>
    </message>
    <message>
        <source>The row in line {line} has {found} instead of {expected} cells and is left out.</source>
        <translation>第 {line} 行有 {found} 格，应为 {expected} 格，已略去。</translation>
    </message>
    <message>
        <source>The row in line {line} opens a quote that is not closed properly and is left out.</source>
        <translation>第 {line} 行的引号没有正确配对，已略去。</translation>
    </message>
    <message>
        <source>Line {line} is not valid JSON and is left out.</source>
        <translation>第 {line} 行不是有效的 JSON，已略去。</translation>
    </message>
    <message>
        <source>The file {name} is in another encoding and was read as {encoding}.</source>
        <translation>文件 {name} 的编码与其他文件不同，已按 {encoding} 读取。</translation>
    </message>
    <message>
        <source>Only the beginning of {name} was read, {count} documents: {reason}</source>
        <translation>{name} 只读了开头的 {count} 篇文档：{reason}</translation>
    </message>
    <message>
        <source>{name} was not read: {reason}</source>
        <translation>{name} 没有读取：{reason}</translation>
    </message>
    <message>
        <source>Files in {name} that are no texts or tables and were not read: {count}.</source>
        <translation>{name} 中既不是文本也不是表格、没有读取的文件：{count} 个。</translation>
    </message>
    <message>
        <source>Of the workbook {name} only the sheet {sheet} was read, not {others}.</source>
        <translation>工作簿 {name} 只读取了工作表 {sheet}，没有读取 {others}。</translation>
    </message>
    <message>
        <source>The whole file is one line of {count} characters and is read as one running text. If it should be many documents, look at its line ends.</source>
        <translation>整个文件只有一行，共 {count} 个字符，按一篇连续文本读取。如果它本应是多篇文档，请检查换行。</translation>
    </message>
    <message>
        <source>More rows with a problem like these: {count}.</source>
        <translation>还有 {count} 行有类似的问题。</translation>
    </message>
    <message>
        <source>Documents without text, which are left out: {count}.</source>
        <translation>{count} 篇没有文字的文档已略去。</translation>
    </message>
    <message>
        <source>Documents without a label, which are left out: {count}.</source>
        <translation>{count} 篇没有标签的文档已略去。</translation>
    </message>
    <message>
        <source>The prepared text was removed while it was used. Read the corpus again.</source>
        <translation>备好的文字在使用中被清除了。请重新读取语料。</translation>
    </message>
    <message>
        <source>{name} was changed while it was read. Wait until it is finished, then read it again.</source>
        <translation>读取 {name} 时它被改动了。请等改动完成后再读一次。</translation>
    </message>
    <message>
        <source>{name} has no column that looks like labels; its columns are {columns}. Choose the label column.</source>
        <translation>{name} 中没有像标签的列，现有的列是 {columns}。请选择标签列。</translation>
    </message>
    <message>
        <source>{name} has texts but no labels. Choose a table with a label column or a folder with one sub-folder per label, or let the network write text instead.</source>
        <translation>{name} 有文本，但没有标签。请选择带标签列的表格，或每个标签各占一个子文件夹的文件夹；也可以改让网络写作。</translation>
    </message>
    <message>
        <source>A sample was refused: {name} in its archive is not what it should be. The other samples are there.</source>
        <translation>已拒绝一个样例：压缩包中的 {name} 与应有的不一致。其他样例可以使用。</translation>
    </message>
    <message>
        <source>A sample could not be written to {folder}: {reason}. Make room there, then fetch the samples again.</source>
        <translation>样例无法写入 {folder}：{reason}。请腾出空间，再重新获取样例。</translation>
    </message>
    <message>
        <source>{name} is an Unroll project, not a text. Open it as a project, or choose a text.</source>
        <translation>{name} 是 Unroll 项目，不是文本。请把它作为项目打开，或另选文本。</translation>
    </message>
    <message>
        <source>There is no file or folder {path}. Check its name.</source>
        <translation>没有文件或文件夹 {path}。请检查名称。</translation>
    </message>
    <message>
        <source>{path} may not be read. Allow reading it, or copy it to your own folder.</source>
        <translation>没有读取 {path} 的权限。请允许读取，或把它复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Copy it to another disk and try again.</source>
        <translation>无法读取 {path}：{reason}。请复制到另一个磁盘后重试。</translation>
    </message>
    <message>
        <source>Made by a newer version of Unroll, {path} can be read, not saved over. Update Unroll, or use a new project.</source>
        <translation>{path} 由更高版本的 Unroll 创建，可以查看，但不能覆盖保存。请更新 Unroll，或新建项目。</translation>
    </message>
    <message>
        <source>Another program trains a run in {path}, so it is only looked at here. Wait until it has ended.</source>
        <translation>另一个程序正在 {path} 中训练，所以这里只能查看。请等它结束。</translation>
    </message>
    <message>
        <source>The project {path} is read-only, so nothing can be saved in it. Make a copy and use that.</source>
        <translation>项目 {path} 是只读的，无法保存。请复制一份再使用。</translation>
    </message>
    <message>
        <source>There is already a file {path}. Choose another name.</source>
        <translation>已有文件 {path}。请换一个名称。</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Create it, or choose another place.</source>
        <translation>没有文件夹 {folder}。请先创建，或另选位置。</translation>
    </message>
    <message>
        <source>Nothing can be saved in the folder {folder}. Choose another place.</source>
        <translation>文件夹 {folder} 中无法保存。请另选位置。</translation>
    </message>
    <message>
        <source>{path} does not hold the tables of an Unroll project, so it was not opened.</source>
        <translation>{path} 中没有 Unroll 项目应有的数据表，因此没有打开。</translation>
    </message>
    <message>
        <source>The disk is full, so the last step could not be saved; nothing that was saved in {path} is lost. Make room and try again.</source>
        <translation>磁盘已满，最后一步未能保存；已存入 {path} 的内容没有丢失。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program is writing to the project {path}. Wait for it or close it, then try again.</source>
        <translation>另一个程序正在写入项目 {path}。请等它写完，或关闭它，再重试。</translation>
    </message>
    <message>
        <source>{path} cannot be written here. Choose another folder.</source>
        <translation>{path} 无法写在此处。请另选文件夹。</translation>
    </message>
    <message>
        <source>The network is too large to be saved in {path}. Choose a smaller memory or vocabulary.</source>
        <translation>网络太大，无法存入 {path}。请减小记忆或词表。</translation>
    </message>
    <message>
        <source>The project {path} cannot be opened. Check that its folder is writable.</source>
        <translation>无法打开项目 {path}。请检查它所在的文件夹是否可写。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>无法使用 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The project {path} is damaged ({reason}). Use a copy of it, or train again into a new one.</source>
        <translation>项目 {path} 已损坏（{reason}）。请使用它的副本，或新建项目重新训练。</translation>
    </message>
    <message>
        <source>{path} is empty, so it is not an Unroll project. Choose another file.</source>
        <translation>{path} 是空的，不是 Unroll 项目。请另选文件。</translation>
    </message>
    <message>
        <source>{path} is not an Unroll project. Choose a file that ends with .unroll.</source>
        <translation>{path} 不是 Unroll 项目。请选择以 .unroll 结尾的文件。</translation>
    </message>
    <message>
        <source>{path} is a database of another program, not an Unroll project.</source>
        <translation>{path} 是其他程序的数据库，不是 Unroll 项目。</translation>
    </message>
    <message>
        <source>{path} is a folder, not an Unroll project. Choose a file.</source>
        <translation>{path} 是文件夹，不是 Unroll 项目。请选择文件。</translation>
    </message>
    <message>
        <source>{path} is not a file, so it is not an Unroll project.</source>
        <translation>{path} 不是文件，因此不是 Unroll 项目。</translation>
    </message>
    <message>
        <source>There is no project {path}. Check its name, or train a new one.</source>
        <translation>没有项目 {path}。请检查名称，或训练一个新的。</translation>
    </message>
    <message>
        <source>The project {path} cannot be read: {reason}.</source>
        <translation>无法读取项目 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The project {path} is being written too quickly to be looked at. Wait until its run has ended, or copy it.</source>
        <translation>项目 {path} 写入得太快，无法查看。请等训练结束，或复制一份。</translation>
    </message>
    <message>
        <source>The project {path} is cut short: {size} of its {whole} bytes are here. Copy it again from where it came.</source>
        <translation>项目 {path} 不完整：应有 {whole} 字节，只有 {size} 字节。请从原处重新复制。</translation>
    </message>
    <message>
        <source>Nothing has been trained in {path} yet. Train a run first.</source>
        <translation>{path} 中还没有训练过。请先训练一次。</translation>
    </message>
    <message>
        <source>There is no run called &apos;{name}&apos; in {path}. Its runs: {names}.</source>
        <translation>{path} 中没有名为“{name}”的训练。已有的训练：{names}。</translation>
    </message>
    <message>
        <source>The weights of &apos;{run}&apos; in {path} are damaged. Use a copy, or train again.</source>
        <translation>{path} 中“{run}”的权重已损坏。请使用副本，或重新训练。</translation>
    </message>
    <message>
        <source>A run needs a name of at least one character.</source>
        <translation>训练的名称至少要有一个字符。</translation>
    </message>
    <message>
        <source>There is already a run called &apos;{name}&apos;. Choose another name.</source>
        <translation>已有名为“{name}”的训练。请换一个名称。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; is being trained by another program as well, so it goes on there alone. Nothing that was saved is lost.</source>
        <translation>另一个程序也在进行训练“{run}”，因此只在那里继续。已保存的内容没有丢失。</translation>
    </message>
    <message>
        <source>There is no preset {name}. Choose one of {names}.</source>
        <translation>没有名为 {name} 的预设。请从 {names} 中选择。</translation>
    </message>
    <message>
        <source>There is no recipe file {path}. Check its name.</source>
        <translation>没有配方文件 {path}。请检查名称。</translation>
    </message>
    <message>
        <source>The recipe file {path} is not valid TOML: {reason}. Mend that line.</source>
        <translation>配方文件 {path} 不是有效的 TOML：{reason}。请改正那一行。</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not KEY=VALUE, such as model.hidden_size=128.</source>
        <translation>“{text}”不是 KEY=VALUE 的形式，例如 model.hidden_size=128。</translation>
    </message>
    <message>
        <source>{key} must be a number, not {value}.</source>
        <translation>{key} 必须是数，不能是 {value}。</translation>
    </message>
    <message>
        <source>There is no setting {key}. Did you mean {nearest}?</source>
        <translation>没有设置项 {key}。您要的是 {nearest} 吗？</translation>
    </message>
    <message>
        <source>{key} is {value}; choose {choices} or a whole number.</source>
        <translation>{key} 现为 {value}，请选择 {choices} 或整数。</translation>
    </message>
    <message>
        <source>{key} is {value}; it must be at least {limit}.</source>
        <translation>{key} 现为 {value}，至少应为 {limit}。</translation>
    </message>
    <message>
        <source>{key} is {value}; it must be more than {limit}.</source>
        <translation>{key} 现为 {value}，必须大于 {limit}。</translation>
    </message>
    <message>
        <source>{key} is {value}; it must be at most {limit}.</source>
        <translation>{key} 现为 {value}，至多为 {limit}。</translation>
    </message>
    <message>
        <source>{key} is {value}; choose one of {choices}.</source>
        <translation>{key} 现为 {value}，请从 {choices} 中选择。</translation>
    </message>
    <message>
        <source>{key} is a group of settings and cannot be {value}; set {nearest} or another one of it.</source>
        <translation>{key} 是一组设置，不能设为 {value}；请设置其中的 {nearest} 或另一项。</translation>
    </message>
    <message>
        <source>{key} is {value}; it must have at most {limit} characters.</source>
        <translation>{key} 现为 {value}，最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>{key} must be a whole number, not {value}.</source>
        <translation>{key} 必须是整数，不能是 {value}。</translation>
    </message>
    <message>
        <source>{key} must be true or false, not {value}.</source>
        <translation>{key} 必须是 true 或 false，不能是 {value}。</translation>
    </message>
    <message>
        <source>{key} must be text, not {value}.</source>
        <translation>{key} 必须是文字，不能是 {value}。</translation>
    </message>
    <message>
        <source>{key} must be a list of words, not {value}.</source>
        <translation>{key} 应是一列词，而不是 {value}。</translation>
    </message>
    <message>
        <source>{key} cannot be {value}: {reason}.</source>
        <translation>{key} 不能是 {value}：{reason}。</translation>
    </message>
    <message>
        <source>The text settings were saved by a newer version. Update the program.</source>
        <translation>文本设置由更高版本保存。请更新程序。</translation>
    </message>
    <message>
        <source>What was saved of &apos;{run}&apos; does not fit its network. Use a copy of the project, or train again.</source>
        <translation>“{run}”保存的内容与它的网络不符。请使用项目的副本，或重新训练。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; has no weights yet. Train it first.</source>
        <translation>训练“{run}”还没有权重。请先训练。</translation>
    </message>
    <message>
        <source>There is no device called {name}. Choose auto, cpu, cuda or mps.</source>
        <translation>没有名为 {name} 的设备。请选择 auto、cpu、cuda 或 mps。</translation>
    </message>
    <message>
        <source>This computer has no usable {name} device. Choose auto or cpu.</source>
        <translation>这台电脑没有可用的 {name} 设备。请选择 auto 或 cpu。</translation>
    </message>
    <message>
        <source>There is too little text to evaluate: two tokens at least are needed.</source>
        <translation>可评估的文本太少：至少需要两个词元。</translation>
    </message>
    <message>
        <source>This corpus has no labels to compare with. Choose one with a label column.</source>
        <translation>此语料没有可对照的标签。请选择带标签列的语料。</translation>
    </message>
    <message>
        <source>The label &apos;{label}&apos; is none of the run&apos;s labels ({names}). Choose the right label column.</source>
        <translation>标签“{label}”不在这次训练的标签（{names}）之中。请选择正确的标签列。</translation>
    </message>
    <message>
        <source>The corpus has no answers to its texts. Choose a file with two columns of text, the source and the target.</source>
        <translation>语料中的文本没有对应的答句。请选择有来源和目标两列文本的文件。</translation>
    </message>
    <message>
        <source>Pairs left out, because text and answer do not have equally many tokens: {count}.</source>
        <translation>文本与答句词元数不相等而略去的对数：{count}。</translation>
    </message>
    <message>
        <source>Documents left out, because nothing is left of their text: {count}.</source>
        <translation>没有可读内容而略去的文本条数：{count}。</translation>
    </message>
    <message>
        <source>In no pair do text and answer have equally many tokens, so nothing can be learned token for token. Choose other columns or another text.cutter, or set the task to seq2seq.</source>
        <translation>没有一对文本与答句的词元数相等，无法逐个词元学习。请选择其他列或其他 text.cutter，或把任务设为 seq2seq。</translation>
    </message>
    <message>
        <source>The corpus has no text in it. Choose another file.</source>
        <translation>语料中没有文字。请另选文件。</translation>
    </message>
    <message>
        <source>The corpus has no labels to learn. Choose a label column, or set the task to language_model.</source>
        <translation>语料中没有可学的标签。请选择标签列，或把任务设为“写作”(language_model)。</translation>
    </message>
    <message>
        <source>Every document has the same label &apos;{label}&apos;, so there is nothing to tell apart. Choose another label column, or add documents with other labels.</source>
        <translation>所有文档的标签都是“{label}”，没有可区分的。请选择其他标签列，或加入其他标签的文档。</translation>
    </message>
    <message>
        <source>The label column has {count} different labels, more than {most}; it may hold text or numbers. Choose another label column.</source>
        <translation>标签列有 {count} 种标签，超过 {most} 种，里面可能是文字或数。请选择其他标签列。</translation>
    </message>
    <message>
        <source>No label has two documents, so none can be kept back for validation. Use more documents, or set corpus.validation_fraction to 0.</source>
        <translation>没有一种标签有两篇文档，无法留出验证部分。请增加文档，或把验证部分 (corpus.validation_fraction) 设为 0。</translation>
    </message>
    <message>
        <source>Word vectors go on with the settings they were begun with, because their learning rate falls over the whole run. Start a new run.</source>
        <translation>词向量只能按开始时的设置继续，因为学习率在整个训练中逐步下降。请开始新的训练。</translation>
    </message>
    <message>
        <source>The run&apos;s corpus {path} is not there any more. Put it back, or start a new run.</source>
        <translation>这次训练的语料 {path} 已经不在原处。请放回去，或开始新的训练。</translation>
    </message>
    <message>
        <source>The corpus {path} has changed since the run began. Put the old one back, or start a new run.</source>
        <translation>语料 {path} 在训练开始之后有改动。请换回原来的，或开始新的训练。</translation>
    </message>
    <message>
        <source>There is not enough memory for this network. Make training.batch_size (now {batch}), text.max_tokens or model.hidden_size smaller; what was saved is kept.</source>
        <translation>内存不足以训练此网络。请减小批大小 (training.batch_size，现为 {batch})、最长文档 (text.max_tokens) 或记忆大小 (model.hidden_size)；已保存的内容仍在。</translation>
    </message>
    <message>
        <source>The graphics card has stopped computing ({reason}). What was saved is kept; go on with the processor, or start the program again.</source>
        <translation>显卡停止了计算（{reason}）。已保存的内容仍在；请改用处理器继续，或重新启动程序。</translation>
    </message>
    <message>
        <source>The loss or its gradient at step {step} is not a finite number: the corrections were too large. Make training.learning_rate (now {rate}) smaller or set training.clip_norm to 1; the best epoch so far is kept.</source>
        <translation>第 {step} 步数值溢出：每次修正太大。请减小学习率 (training.learning_rate，现为 {rate})，或把梯度裁剪 (training.clip_norm) 设为 1；目前最佳的一轮已保留。</translation>
    </message>
    <message>
        <source>The training part has {tokens} tokens, too few for a batch of {batch} streams. Use a longer text, or set training.batch_size to {limit} or less.</source>
        <translation>训练部分只有 {tokens} 个词元，不够 {batch} 路一批。请用更长的文本，或把批大小 (training.batch_size) 设为不超过 {limit}。</translation>
    </message>
    <message>
        <source>The disk is full, so {path} was not written. Make room and try again.</source>
        <translation>磁盘已满，{path} 没有写入。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another place.</source>
        <translation>无法写入 {path}：{reason}。请另选位置。</translation>
    </message>
    <message>
        <source>There is no word to score. Give a text with some words.</source>
        <translation>没有可打分的词。请给出一段有词的文本。</translation>
    </message>
    <message>
        <source>There is no text to read. Type the beginning of one.</source>
        <translation>没有可读的文本。请输入一个开头。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; has learned word vectors and can do nothing else. Use vectors instead.</source>
        <translation>训练“{run}”只学了词向量，不会别的。请改用 vectors。</translation>
    </message>
    <message>
        <source>The run has never met the word &apos;{word}&apos;. Choose another one.</source>
        <translation>这次训练从未见过“{word}”这个词。请换一个。</translation>
    </message>
    <message>
        <source>The disk of {folder} is full, so the text could not be prepared there; nothing is lost. Make room and try again.</source>
        <translation>{folder} 所在的磁盘已满，无法在那里备好文字；什么都没有丢失。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>The folder {folder}, where prepared text is kept, cannot be written: {reason}. Allow writing there and try again.</source>
        <translation>存放备好文字的文件夹 {folder} 无法写入：{reason}。请允许写入后再试。</translation>
    </message>
    <message>
        <source>{name} is too large to be read inside an archive. Unpack it and choose it itself.</source>
        <translation>{name} 太大，不能在压缩包里直接读取。请解压后再选择它。</translation>
    </message>
    <message>
        <source>{name} is compressed in a way that is not known here. Unpack it and choose what was in it.</source>
        <translation>{name} 的压缩方式这里不认识。请解压后再选择其中的文件。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut off and cannot be read to its end. Get it once more and try again.</source>
        <translation>{name} 已损坏或不完整，不能读到结尾。请重新取得这个文件再试。</translation>
    </message>
    <message>
        <source>{name} is locked with a password. Save it without one and try again.</source>
        <translation>{name} 有密码。请存成没有密码的文件再试。</translation>
    </message>
    <message>
        <source>{name} unpacks to more than {growth} times its size, which no text does, and is not read on.</source>
        <translation>{name} 解压后超过原来的 {growth} 倍，文本不会这样，因此不再读下去。</translation>
    </message>
    <message>
        <source>There is no room for temporary files in {folder}: {reason}. Make room there, then try again.</source>
        <translation>{folder} 里放不下临时文件：{reason}。请腾出空间，然后再试一次。</translation>
    </message>
    <message>
        <source>Broken rows</source>
        <translation>残缺的行</translation>
    </message>
    <message>
        <source>Rows with too few or too many cells, an open quote, or a line that cannot be read.</source>
        <translation>格数太少或太多、引号没有关上，或者整行读不出来。</translation>
    </message>
    <message>
        <source>They are left out, so what they say is not learned. Only the file itself can be mended.</source>
        <translation>这些行没有读入，里面的内容也就学不到。只有改文件本身才能补救。</translation>
    </message>
    <message>
        <source>Headers among the texts</source>
        <translation>混在文本里的表头</translation>
    </message>
    <message>
        <source>Rows that name the columns, as they are left over when tables are put together.</source>
        <translation>只写着列名的行，多半是几张表拼在一起时留下的。</translation>
    </message>
    <message>
        <source>The network would take the name of a column for a text or a label.</source>
        <translation>网络会把列名当成文本或标签。</translation>
    </message>
    <message>
        <source>Mixed encodings</source>
        <translation>编码混杂</translation>
    </message>
    <message>
        <source>Lines whose bytes only make sense in another encoding than the rest.</source>
        <translation>有些行只有换一种编码才读得通。</translation>
    </message>
    <message>
        <source>They cannot be read the way the rest is read, and would be lost.</source>
        <translation>它们不能像其余的行那样读，会因此丢失。</translation>
    </message>
    <message>
        <source>Garbled characters</source>
        <translation>乱码</translation>
    </message>
    <message>
        <source>Text that was once read in a wrong encoding and saved like that, such as â€™ or 浣犲ソ.</source>
        <translation>文本曾用错误的编码读出，又原样存了下来，例如 â€™ 或 浣犲ソ。</translation>
    </message>
    <message>
        <source>The network sees words that nobody writes, and misses the real ones.</source>
        <translation>网络看到的是谁也不会写的词，真正的词反而看不到。</translation>
    </message>
    <message>
        <source>Lost characters</source>
        <translation>丢失的字符</translation>
    </message>
    <message>
        <source>Marks such as � or 锟斤拷, left where characters were lost in an earlier conversion.</source>
        <translation>� 或“锟斤拷”这类记号：以前转换编码时丢了字，只留下它们。</translation>
    </message>
    <message>
        <source>What stood there cannot be brought back, and the marks mean nothing.</source>
        <translation>原来的字已经找不回来，这些记号没有任何意义。</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>看不见的字符</translation>
    </message>
    <message>
        <source>Control characters, spaces without width and byte order marks in the middle of a text.</source>
        <translation>文本中间的控制字符、零宽空格和字节顺序标记。</translation>
    </message>
    <message>
        <source>Nobody sees them, yet they make one word into two different ones.</source>
        <translation>谁也看不见它们，同一个词却因此变成了两个不同的词。</translation>
    </message>
    <message>
        <source>Codes from web pages</source>
        <translation>网页字符代码</translation>
    </message>
    <message>
        <source>Characters written as codes, such as &amp;amp; or &amp;#39;.</source>
        <translation>写成代码的字符，例如 &amp;amp; 或 &amp;#39;。</translation>
    </message>
    <message>
        <source>The network would learn the code instead of the character.</source>
        <translation>网络学到的会是代码，而不是字符本身。</translation>
    </message>
    <message>
        <source>Tags from web pages</source>
        <translation>网页标签</translation>
    </message>
    <message>
        <source>Tags such as &lt;br /&gt; or &lt;b&gt; in the texts.</source>
        <translation>文本里的 &lt;br /&gt;、&lt;b&gt; 之类的标签。</translation>
    </message>
    <message>
        <source>Tags are not language: they fill the vocabulary, and a network would write them.</source>
        <translation>标签不是语言：它们占用词表，写作的网络还会把它们写出来。</translation>
    </message>
    <message>
        <source>Empty documents</source>
        <translation>空文档</translation>
    </message>
    <message>
        <source>Documents without a single visible character.</source>
        <translation>一个看得见的字符也没有的文档。</translation>
    </message>
    <message>
        <source>There is nothing in them to learn from.</source>
        <translation>里面没有东西可学。</translation>
    </message>
    <message>
        <source>Documents far longer than the others</source>
        <translation>特别长的文档</translation>
    </message>
    <message>
        <source>Documents many times longer than nearly all others, often several documents in one by mistake.</source>
        <translation>比几乎所有文档都长许多倍，往往是误把好几篇并成了一篇。</translation>
    </message>
    <message>
        <source>Their batches are slow, and most of each is cut off before it is learned.</source>
        <translation>它们所在的批次很慢，而且大部分内容还没学就被截掉了。</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复的文档</translation>
    </message>
    <message>
        <source>Documents that stand in the corpus once more, with the same label.</source>
        <translation>文本和标签都与前面某篇相同的文档。</translation>
    </message>
    <message>
        <source>They count double in learning, and make the score look better than it is.</source>
        <translation>学习时它们算了两次，成绩也显得比实际好。</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>几乎重复的文档</translation>
    </message>
    <message>
        <source>Documents that differ from an earlier one in a few words only.</source>
        <translation>与前面某篇只差几个词的文档。</translation>
    </message>
    <message>
        <source>They teach next to nothing new, and make the score look better than it is.</source>
        <translation>它们几乎不带来新东西，还让成绩显得比实际好。</translation>
    </message>
    <message>
        <source>The same text with two labels</source>
        <translation>同一文本有两种标签</translation>
    </message>
    <message>
        <source>Documents whose very text has another label elsewhere.</source>
        <translation>同样的文本在别处标着另一种标签。</translation>
    </message>
    <message>
        <source>Nobody can learn both; at least one of the two labels is wrong.</source>
        <translation>两种都学是做不到的，至少有一个标签标错了。</translation>
    </message>
    <message>
        <source>The same text in training and validation</source>
        <translation>训练和验证部分有相同的文本</translation>
    </message>
    <message>
        <source>Documents kept back to test the network whose text it also reads while it learns.</source>
        <translation>留出来检验网络的文档，它的文本在学习时也读过。</translation>
    </message>
    <message>
        <source>The score then measures memory, not understanding.</source>
        <translation>这样成绩衡量的是记忆，不是理解。</translation>
    </message>
    <message>
        <source>One-sided labels</source>
        <translation>标签一边倒</translation>
    </message>
    <message>
        <source>One label has at least four of five documents.</source>
        <translation>一种标签占了五分之四以上的文档。</translation>
    </message>
    <message>
        <source>Always answering with that label already looks good, so the others are learned badly.</source>
        <translation>只要总答这一种，成绩就已经不错，其他标签因此学不好。</translation>
    </message>
    <message>
        <source>Labels with almost no documents</source>
        <translation>几乎没有文档的标签</translation>
    </message>
    <message>
        <source>Labels with so few documents that they are next to nothing beside the rest.</source>
        <translation>文档极少、与其他标签相比几乎可以忽略的标签。</translation>
    </message>
    <message>
        <source>A handful of documents cannot teach a label; often it is a slip of the pen.</source>
        <translation>几篇文档教不会一种标签，它们往往只是笔误。</translation>
    </message>
    <message>
        <source>Read them in their own encoding</source>
        <translation>按各自的编码读</translation>
    </message>
    <message>
        <source>Reads each such line in the encoding in which it makes sense.</source>
        <translation>把这样的行各按读得通的编码来读。</translation>
    </message>
    <message>
        <source>Repair garbled characters</source>
        <translation>修复乱码</translation>
    </message>
    <message>
        <source>Turns the wrong reading back into bytes and reads them rightly.</source>
        <translation>把读错的字符还原成字节，再正确地读一遍。</translation>
    </message>
    <message>
        <source>Write codes as characters</source>
        <translation>把代码写成字符</translation>
    </message>
    <message>
        <source>Puts the character in the place of its code: &amp; for &amp;amp;.</source>
        <translation>用字符替换代码，例如把 &amp;amp; 换成 &amp;。</translation>
    </message>
    <message>
        <source>Take tags out</source>
        <translation>去掉标签</translation>
    </message>
    <message>
        <source>Takes the tags out and keeps what stands between them.</source>
        <translation>去掉网页标签，保留标签之间的文字。</translation>
    </message>
    <message>
        <source>Take invisible characters out</source>
        <translation>去掉看不见的字符</translation>
    </message>
    <message>
        <source>Takes invisible characters out and keeps all others.</source>
        <translation>去掉看不见的字符，其他一概保留。</translation>
    </message>
    <message>
        <source>Leave headers out</source>
        <translation>去掉表头</translation>
    </message>
    <message>
        <source>Leaves out rows that only name the columns.</source>
        <translation>不读只写着列名的行。</translation>
    </message>
    <message>
        <source>Leave damaged documents out</source>
        <translation>去掉受损的文档</translation>
    </message>
    <message>
        <source>Leaves out documents in which characters were lost.</source>
        <translation>不读丢失了字符的文档。</translation>
    </message>
    <message>
        <source>Leave empty documents out</source>
        <translation>去掉空文档</translation>
    </message>
    <message>
        <source>Leaves out documents without a visible character.</source>
        <translation>不读没有可见字符的文档。</translation>
    </message>
    <message>
        <source>Keep the more frequent label</source>
        <translation>保留较多的标签</translation>
    </message>
    <message>
        <source>Keeps the documents that have the text&apos;s most frequent label, and none where two are equally frequent.</source>
        <translation>保留标着该文本最常见标签的文档；两种一样多时都不保留。</translation>
    </message>
    <message>
        <source>Leave these texts out</source>
        <translation>去掉这些文本</translation>
    </message>
    <message>
        <source>Leaves out every document whose text has more than one label.</source>
        <translation>凡是文本有不止一种标签的文档都不读。</translation>
    </message>
    <message>
        <source>Keep each document once</source>
        <translation>相同的只留一篇</translation>
    </message>
    <message>
        <source>Keeps the first of equal documents and leaves the others out.</source>
        <translation>相同的文档只保留第一篇，其余不读。</translation>
    </message>
    <message>
        <source>Keep one of each kind</source>
        <translation>几乎相同的只留一篇</translation>
    </message>
    <message>
        <source>Keeps the first of nearly equal documents and leaves the others out.</source>
        <translation>几乎相同的文档只保留第一篇，其余不读。</translation>
    </message>
    <message>
        <source>Keep the parts apart</source>
        <translation>让各部分互不重叠</translation>
    </message>
    <message>
        <source>Keeps each text only the first time it comes, so that no part shares a text with another.</source>
        <translation>每个文本只保留第一次出现的那篇，各部分就不会有相同的文本。</translation>
    </message>
    <message>
        <source>Leave over-long documents out</source>
        <translation>去掉特别长的文档</translation>
    </message>
    <message>
        <source>Leaves out the documents that are far longer than all others.</source>
        <translation>不读比其他文档长得多的文档。</translation>
    </message>
    <message>
        <source>Leave rare labels out</source>
        <translation>去掉罕见的标签</translation>
    </message>
    <message>
        <source>Leaves out the documents of labels that have almost none.</source>
        <translation>不读属于罕见标签的文档。</translation>
    </message>
    <message>
        <source>Take fewer of the frequent label</source>
        <translation>少取最多的标签</translation>
    </message>
    <message>
        <source>Takes an even part of the most frequent label&apos;s documents, at most three for each one of the others.</source>
        <translation>从最多的标签中均匀地取一部分文档，其他标签每有一篇，它至多取三篇。</translation>
    </message>
    <message>
        <source>{name} is not a whole Word document. Open it in a word processor and save it as docx or txt.</source>
        <translation>{name} 不是完整的 Word 文档。请用文字处理软件打开，再存为 docx 或 txt。</translation>
    </message>
    <message>
        <source>{name} is longer than {limit} million characters, too long for one document.</source>
        <translation>{name} 超过 {limit} 百万个字符，作为一篇文档太长。</translation>
    </message>
    <message>
        <source>{name} has no sheet with rows in it. Choose a workbook that holds text.</source>
        <translation>{name} 的工作表都是空的。请选择有文本的工作簿。</translation>
    </message>
    <message>
        <source>{name} is too large for a workbook. Save the sheet as csv and choose that.</source>
        <translation>{name} 作为工作簿太大。请把工作表存为 csv，再选择它。</translation>
    </message>
    <message>
        <source>{name} is not a whole workbook. Open it in a spreadsheet program and save it as xlsx or csv.</source>
        <translation>{name} 不是完整的工作簿。请用表格软件打开，再存为 xlsx 或 csv。</translation>
    </message>
    <message>
        <source>The label column has more than {most} different labels; it may hold text or numbers. Choose another label column.</source>
        <translation>标签列有超过 {most} 种标签，里面可能是文字或数。请选择其他标签列。</translation>
    </message>
    <message>
        <source>{key} has an empty word. Take it out.</source>
        <translation>{key} 里有一个空词，请把它去掉。</translation>
    </message>
    <message>
        <source>{key} has &apos;{word}&apos;; a word has no spaces in it. Write it as several words.</source>
        <translation>{key} 里有“{word}”；词里不能有空格，请写成几个词。</translation>
    </message>
    <message>
        <source>{key} has &apos;{word}&apos;; a word has at most {limit} characters. Shorten it.</source>
        <translation>{key} 里有“{word}”；一个词最多 {limit} 个字符，请缩短。</translation>
    </message>
    <message>
        <source>{key} has &apos;{word}&apos;; a / stands between two characters, such as in 计算/机.</source>
        <translation>{key} 里有“{word}”；/ 要放在两个字之间，如 计算/机。</translation>
    </message>
    <message>
        <source>There is no word list {path}. Check its name.</source>
        <translation>没有词表文件 {path}，请检查文件名。</translation>
    </message>
    <message>
        <source>{path} is not a list of words. Choose a text file with one word a line.</source>
        <translation>{path} 不是词表，请选择每行一个词的文本文件。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The Chinese script cannot be changed because OpenCC is not installed. Start the program again to install it, or set text.script to keep.</source>
        <translation>没有安装 OpenCC，无法转换繁简。请重新启动程序来安装，或把 text.script 设为 keep。</translation>
    </message>
    <message>
        <source>text.max_vocabulary is {value}; word pieces need at least {limit}, because every byte is one of them.</source>
        <translation>text.max_vocabulary 是 {value}；子词至少需要 {limit}，因为每个字节都是其中之一。</translation>
    </message>
    <message>
        <source>{name} is a parquet file, and the library that reads those is not installed. Get it with &apos;{python} -m pip install pyarrow&apos;, or save the table as csv.</source>
        <translation>{name} 是 parquet 文件，读取它的库还没有安装。请运行“{python} -m pip install pyarrow”来安装，或把表格存为 csv。</translation>
    </message>
    <message>
        <source>{name} is not whole JSON: value {number} of its list cannot be read. Mend the file, or save it as csv.</source>
        <translation>{name} 不是完整的 JSON：列表中第 {number} 个值不能读取。请修好文件，或存为 csv。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; gives labels to texts and can do nothing else. Use score instead.</source>
        <translation>“{run}”给文本判断标签，不会做别的。请改用 score。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; goes on with a text and can do nothing else. Use write instead.</source>
        <translation>“{run}”续写文本，不会做别的。请改用 write。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; writes texts for a label and can do nothing else. Use write --label instead.</source>
        <translation>“{run}”按标签写作，不会做别的。请改用 write --label。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; answers a text with another one and can do nothing else. Use answer instead.</source>
        <translation>“{run}”用一段文本回答另一段，不会做别的。请改用 answer。</translation>
    </message>
    <message>
        <source>--seeds takes a number of at least 0.</source>
        <translation>--seeds 须为不小于 0 的数。</translation>
    </message>
    <message>
        <source>A run&apos;s network has the settings and sizes it was made with. Leave out PROJECT to try others.</source>
        <translation>一次训练的网络保持其创建时的设置与大小。若要试别的设置，请不写 PROJECT。</translation>
    </message>
    <message>
        <source>One of two words cannot be odd. Name three or more.</source>
        <translation>两个词里选不出不合群的词，请给出三个或更多。</translation>
    </message>
    <message>
        <source>--count must be 1 or more.</source>
        <translation>--count 至少为 1。</translation>
    </message>
    <message>
        <source>No snapshot of epoch {epoch} of &apos;{run}&apos; is kept. Choose one of these: {epochs}.</source>
        <translation>“{run}”没有保留第 {epoch} 轮的快照。请从这些轮中选择：{epochs}。</translation>
    </message>
    <message>
        <source>{key} cannot be changed while a run learns. Train a new run with it.</source>
        <translation>训练途中不能更改 {key}。请用它重新训练一次。</translation>
    </message>
    <message>
        <source>There is no run called &apos;{name}&apos;: {path} is not there yet. Train that run in it first, or name it as FILE.unroll:NAME.</source>
        <translation>没有名为“{name}”的训练：{path} 还不存在。请先在其中完成该训练，或写成“文件.unroll:名称”。</translation>
    </message>
    <message>
        <source>There is no project {path} to begin with. Name a run, or a project and a run as FILE.unroll:NAME.</source>
        <translation>没有可作起点的项目 {path}。请写训练名称，或用“文件.unroll:名称”指定项目和训练。</translation>
    </message>
    <message>
        <source>Word vectors are learned from nothing, so {key} has no meaning for them. Name the task that shall begin with &apos;{name}&apos;, such as --set task=classification.</source>
        <translation>词向量是从零学起的，{key} 对它没有意义。请指明以“{name}”为起点的任务，例如 --set task=classification。</translation>
    </message>
    <message>
        <source>training.gradual_unfreezing needs something that was learned before. Set model.initial_run or model.vectors, or leave it off.</source>
        <translation>training.gradual_unfreezing 需要先前学到的内容。请设置 model.initial_run 或 model.vectors，或将其关闭。</translation>
    </message>
    <message>
        <source>model.vectors is &apos;{name}&apos;, which is neither a run of {path} nor a file. Name a run, FILE.unroll:NAME or a file of word vectors, or set it to random.</source>
        <translation>model.vectors 为“{name}”，它既不是 {path} 中的训练，也不是文件。请写训练名称、“文件.unroll:名称”或词向量文件，或设为 random。</translation>
    </message>
    <message>
        <source>Word vectors need no search: their learning rate falls from vectors.learning_rate to next to nothing over the whole run, and 0.025 suits most texts.</source>
        <translation>词向量不需要搜索学习率：它在整个训练过程中从 vectors.learning_rate 降到几乎为零，0.025 适合大多数文本。</translation>
    </message>
    <message>
        <source>The loss fell at no learning rate, so none can be told. Look whether the labels follow from the texts, or try another network.</source>
        <translation>在任何学习率下损失都没有下降，所以无法给出学习率。请看看标签是否真能从文本中得出，或换一个网络。</translation>
    </message>
    <message>
        <source>The vectors of &apos;{name}&apos; have {dim} numbers each, those of this network {own}. Set model.embedding_dim={dim}.</source>
        <translation>“{name}”的词向量各有 {dim} 个数，而这个网络的有 {own} 个。请设置 model.embedding_dim={dim}。</translation>
    </message>
    <message>
        <source>A network that begins with &apos;{run}&apos; must be made as it was: set {settings}.</source>
        <translation>以“{run}”为起点的网络必须与它构造相同：请设置 {settings}。</translation>
    </message>
    <message>
        <source>None of the words of this text is in &apos;{run}&apos;. Cut the text the same way (text.cutter, text.lowercase), or begin with something else.</source>
        <translation>这份文本的词没有一个在“{run}”中。请用相同的方式切分文本（text.cutter、text.lowercase），或换一个起点。</translation>
    </message>
    <message>
        <source>The word vectors have become too long to be numbers. Make vectors.learning_rate (now {rate}) smaller; the last epoch that was saved is kept.</source>
        <translation>词向量变得太长，已不是有效的数。请减小 vectors.learning_rate（现为 {rate}）；最后保存的一轮仍在。</translation>
    </message>
    <message>
        <source>There is too little text to learn word vectors from: no words that occur often enough stand beside each other. Use more text, or make vectors.min_count smaller.</source>
        <translation>文本太少，学不了词向量：没有出现次数足够且相邻的词。请用更多文本，或减小 vectors.min_count。</translation>
    </message>
    <message>
        <source>There is no word to answer. Give a text with some words.</source>
        <translation>没有可回答的词。请输入一些文字。</translation>
    </message>
    <message>
        <source>A t-SNE map of {count} words would take too long. Choose {most} words or fewer.</source>
        <translation>为 {count} 个词绘制 t-SNE 地图太久。请选 {most} 个词以内。</translation>
    </message>
    <message>
        <source>There is no t-SNE for this kind of computer. Draw the map by PCA.</source>
        <translation>这类电脑没有可用的 t-SNE。请用 PCA 绘制地图。</translation>
    </message>
    <message>
        <source>The run &apos;{run}&apos; has not learned word vectors alone. Choose a run that has.</source>
        <translation>训练“{run}”学的不单是词向量。请另选一次只学词向量的训练。</translation>
    </message>
    <message>
        <source>The word &apos;{word}&apos; or those beside it have no vector. Choose another one.</source>
        <translation>“{word}”或它旁边的词没有向量。请另选一个词。</translation>
    </message>
    <message>
        <source>{path} is a whole fastText model. Use the .vec file that belongs to it.</source>
        <translation>{path} 是完整的 fastText 模型。请改用与它配套的 .vec 文件。</translation>
    </message>
    <message>
        <source>{path} holds no word vectors: line 1 is not a word and its numbers. Choose a file of word2vec, GloVe or fastText (.vec).</source>
        <translation>{path} 不含词向量：第 1 行不是一个词和它的数。请选择 word2vec、GloVe 或 fastText（.vec）文件。</translation>
    </message>
    <message>
        <source>{path} is cut short: its first line promises {count} words, but it ends at line {line}. Get the file again.</source>
        <translation>{path} 不完整：首行说有 {count} 个词，却在第 {line} 行结束。请重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} goes on after the {count} words that its first line promises, at line {line}. Mend its first line.</source>
        <translation>{path} 首行说有 {count} 个词，但第 {line} 行起还有内容。请修正首行。</translation>
    </message>
    <message>
        <source>Line {line} of {path} is not a word and its numbers, as in the lines before. Mend it, or get the file again.</source>
        <translation>{path} 第 {line} 行不像前面各行那样是一个词和它的数。请修正，或重新获取该文件。</translation>
    </message>
    <message>
        <source>The packed file {path} is damaged or not whole. Get the file again.</source>
        <translation>压缩文件 {path} 已损坏或不完整。请重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} has no lines, so it holds no word vectors.</source>
        <translation>{path} 没有分行，因此不含词向量。</translation>
    </message>
    <message>
        <source>Name the values to try, with commas between them, such as 32, 64.</source>
        <translation>请写出要试的取值，用逗号隔开，例如 32, 64。</translation>
    </message>
    <message>
        <source>Only train and resume can be shared among processes. Start {verb} without torchrun.</source>
        <translation>只有 train 和 resume 可以由多个进程共同完成。请不用 torchrun 启动 {verb}。</translation>
    </message>
    <message>
        <source>A note has room for {most} characters; this one has {n}. Shorten it.</source>
        <translation>备注最多 {most} 个字符，现有 {n} 个。请缩短。</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not KEY=VALUE,VALUE, such as model.hidden_size=32,64.</source>
        <translation>“{text}”不是 KEY=V,V 的形式，例如 model.hidden_size=32,64。</translation>
    </message>
    <message>
        <source>{key} is named twice. Give all its values at once.</source>
        <translation>{key} 出现了两次。请一次写出它的所有取值。</translation>
    </message>
    <message>
        <source>A sweep changes {most} settings at most; these are {n}.</source>
        <translation>一次最多改变 {most} 项设置，现有 {n} 项。</translation>
    </message>
    <message>
        <source>These would be {n} runs, and {most} are the most. Name fewer values.</source>
        <translation>这将是 {n} 次训练，最多 {most} 次。请少写几个取值。</translation>
    </message>
    <message>
        <source>{key} cannot be tried out: it changes nothing for the task {task}.</source>
        <translation>{key} 无法试验：它对任务 {task} 没有影响。</translation>
    </message>
    <message>
        <source>One of the processes of this training has ended, so the others have ended too. What was saved is kept.</source>
        <translation>参与本次训练的一个进程已经结束，其他进程也随之结束。已保存的内容都保留着。</translation>
    </message>
    <message>
        <source>Several processes cannot share the device {name}. Choose auto, cpu or cuda.</source>
        <translation>多个进程不能共用设备 {name}。请选择 auto、cpu 或 cuda。</translation>
    </message>
    <message>
        <source>There are {processes} processes on a computer with {cards} graphics cards. Start as many processes as there are cards, or add --device cpu.</source>
        <translation>这台计算机有 {cards} 块显卡，却启动了 {processes} 个进程。请启动与显卡数量相同的进程，或加上 --device cpu。</translation>
    </message>
    <message>
        <source>Word vectors are learned by the threads of one process. Start this run without torchrun; training.threads says how many it uses.</source>
        <translation>词向量由一个进程的多个线程学习。请不用 torchrun 启动；training.threads 决定使用多少线程。</translation>
    </message>
    <message>
        <source>Process {rank} does not read the same text as process 0. Use the same version of Unroll everywhere.</source>
        <translation>进程 {rank} 读到的文本与进程 0 不同。请在各处使用同一版本的 Unroll。</translation>
    </message>
</context>
<context>
    <name>equations</name>
    <message>
        <source>the row of the word&apos;s number in the table</source>
        <translation>词表中该词编号对应的一行</translation>
    </message>
    <message>
        <source>the label&apos;s vector beside the word&apos;s</source>
        <translation>词向量旁接上标签的向量</translation>
    </message>
    <message>
        <source>the context beside the word&apos;s vector</source>
        <translation>词向量旁接上上下文向量</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>gives {size}</source>
        <translation>给出 {size}</translation>
    </message>
    <message>
        <source>a second reader, from the end, with weights of its own</source>
        <translation>第二个读者，从末尾读起，有自己的权重</translation>
    </message>
    <message>
        <source>both directions side by side</source>
        <translation>两个方向并列</translation>
    </message>
    <message>
        <source>reads {reads}, gives {size}</source>
        <translation>读入 {reads}，给出 {size}</translation>
    </message>
    <message>
        <source>the word and the outputs of all layers below</source>
        <translation>词和下面所有层的输出</translation>
    </message>
    <message>
        <source>what the layer below hands on</source>
        <translation>下一层交上来的</translation>
    </message>
    <message>
        <source>what it read, brought to its size, is added</source>
        <translation>把读入的变到同样大小后相加</translation>
    </message>
    <message>
        <source>what it read is added</source>
        <translation>加上读入的</translation>
    </message>
    <message>
        <source>the outputs of all layers side by side</source>
        <translation>所有层的输出并列</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>a probability for every word</source>
        <translation>每个词一个概率</translation>
    </message>
    <message>
        <source>Answer at every step</source>
        <translation>每一步的答案</translation>
    </message>
    <message>
        <source>Readout</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>the mean of all states</source>
        <translation>所有状态的平均</translation>
    </message>
    <message>
        <source>the largest value each unit ever had</source>
        <translation>每个单元出现过的最大值</translation>
    </message>
    <message>
        <source>mean and largest values side by side</source>
        <translation>平均值与最大值并列</translation>
    </message>
    <message>
        <source>all states in a row, zeros where the text has ended</source>
        <translation>所有状态排成一行，文本结束后补零</translation>
    </message>
    <message>
        <source>how much each step has to say, together 1</source>
        <translation>每一步的分量，总和为 1</translation>
    </message>
    <message>
        <source>the states, weighed</source>
        <translation>加权后的状态</translation>
    </message>
    <message>
        <source>the state after the last word</source>
        <translation>最后一个词之后的状态</translation>
    </message>
    <message>
        <source>where each reader has ended</source>
        <translation>两个读者各自的终点</translation>
    </message>
    <message>
        <source>the probability of the second label</source>
        <translation>第二个标签的概率</translation>
    </message>
    <message>
        <source>a probability for every label</source>
        <translation>每个标签一个概率</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性层</translation>
    </message>
    <message>
        <source>what the encoder knows at the end</source>
        <translation>编码器最后知道的</translation>
    </message>
    <message>
        <source>where each layer of the decoder begins</source>
        <translation>解码器每层的起点</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>how much it looks at source step s, together 1</source>
        <translation>看源文第 s 步的程度，总和为 1</translation>
    </message>
    <message>
        <source>what it finds there</source>
        <translation>在那里找到的</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>state and source together</source>
        <translation>状态与源文合在一起</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>{cell} {number}</source>
        <translation>{cell} {number}</translation>
    </message>
    <message>
        <source>Answer {cell}</source>
        <translation>回答 {cell}</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>recipe</name>
    <message>
        <source>Score texts</source>
        <translation>给文本打分</translation>
    </message>
    <message>
        <source>Write text</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Write for a label</source>
        <translation>按标签写作</translation>
    </message>
    <message>
        <source>Answer token for token</source>
        <translation>逐词元作答</translation>
    </message>
    <message>
        <source>Answer freely</source>
        <translation>自由作答</translation>
    </message>
    <message>
        <source>Learn word vectors</source>
        <translation>学习词向量</translation>
    </message>
    <message>
        <source>CBOW</source>
        <translation>CBOW（连续词袋）</translation>
    </message>
    <message>
        <source>Skip-gram</source>
        <translation>Skip-gram（跳字模型）</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>one text a line</source>
        <translation>每行一条</translation>
    </message>
    <message>
        <source>paragraphs</source>
        <translation>按段落</translation>
    </message>
    <message>
        <source>running text</source>
        <translation>连续文本</translation>
    </message>
    <message>
        <source>csv</source>
        <translation>csv</translation>
    </message>
    <message>
        <source>tsv</source>
        <translation>tsv</translation>
    </message>
    <message>
        <source>jsonl</source>
        <translation>jsonl</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>parquet</source>
        <translation>parquet 表</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>英文词</translation>
    </message>
    <message>
        <source>Chinese words</source>
        <translation>中文词</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>单字</translation>
    </message>
    <message>
        <source>Word pieces</source>
        <translation>子词</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid 函数</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>last state</source>
        <translation>末状态</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>mean and max</source>
        <translation>均值和最大值</translation>
    </message>
    <message>
        <source>all, flattened</source>
        <translation>全部展平</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>adaptive</source>
        <translation>自适应</translation>
    </message>
    <message>
        <source>dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>加性</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>分步</translation>
    </message>
    <message>
        <source>on a plateau</source>
        <translation>停滞时</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32（单精度）</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16（16 位浮点）</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>滑动</translation>
    </message>
    <message>
        <source>of the end</source>
        <translation>末段</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>How the file is divided into documents. Auto looks at its name and first lines.</source>
        <translation>文件怎样分成一篇篇文档。“自动”会看文件名和前几行。</translation>
    </message>
    <message>
        <source>Auto.</source>
        <translation>自动。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How bytes become characters. If the preview looks garbled, choose another one.</source>
        <translation>字节怎样变成文字。如果预览是乱码，请换一种。</translation>
    </message>
    <message>
        <source>Auto finds UTF-8, UTF-16, GB18030 and Big5.</source>
        <translation>“自动”能识别 UTF-8、UTF-16、GB18030 和 Big5。</translation>
    </message>
    <message>
        <source>Text column</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>The column that holds the text. Empty means the one that looks like text.</source>
        <translation>文本所在的列。留空则选最像文本的一列。</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>The column that holds the label. Empty means the one that looks like labels.</source>
        <translation>标签所在的列。留空则选最像标签的一列。</translation>
    </message>
    <message>
        <source>Source column</source>
        <translation>来源列</translation>
    </message>
    <message>
        <source>The column that is read when one text answers another.</source>
        <translation>一问一答时，供网络阅读的列。</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>目标列</translation>
    </message>
    <message>
        <source>The column that is answered when one text answers another.</source>
        <translation>一问一答时，作为回答的列。</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>The character between two columns, or auto.</source>
        <translation>两列之间的字符，或 auto（自动）。</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>What is mended while the corpus is read. The files stay as they are; taking a fix out undoes it.</source>
        <translation>读语料时修复什么。文件保持原样；取消一项修复就恢复原状。</translation>
    </message>
    <message>
        <source>None, then what the data doctor finds.</source>
        <translation>先不选，再按数据医生查出的来选。</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>验证部分</translation>
    </message>
    <message>
        <source>The share of the corpus that is kept back to see how well the network does on new text.</source>
        <translation>从语料中留出多少，用来检验 (validation) 网络对新文本的表现。</translation>
    </message>
    <message>
        <source>More text to learn from, a less certain score.</source>
        <translation>可学的文本更多，分数不太可靠。</translation>
    </message>
    <message>
        <source>A more certain score, less text to learn from.</source>
        <translation>分数更可靠，可学的文本更少。</translation>
    </message>
    <message>
        <source>0.1 to 0.2.</source>
        <translation>0.1 到 0.2。</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>The share of the corpus that is looked at only once, at the very end.</source>
        <translation>语料中只在最后看一次的部分。</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>The same seed divides the same corpus in the same way.</source>
        <translation>种子 (seed) 相同，同一语料的划分也相同。</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>What happens at every step. An RNN mixes, a GRU and an LSTM also choose what to keep.</source>
        <translation>每一步做什么。RNN 只做混合，GRU 和 LSTM 还会选择记住什么。</translation>
    </message>
    <message>
        <source>LSTM or GRU; a plain RNN to see why they were invented.</source>
        <translation>LSTM 或 GRU；想看为什么需要它们，可用普通 RNN。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The function that bends the sum in a plain RNN cell.</source>
        <translation>普通 RNN 单元中，让总和变弯的函数。</translation>
    </message>
    <message>
        <source>tanh.</source>
        <translation>tanh。</translation>
    </message>
    <message>
        <source>Word vector</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>How many numbers stand for one token (embedding dim).</source>
        <translation>用多少个数表示一个词，也就是词向量 (embedding) 的维数。</translation>
    </message>
    <message>
        <source>Fewer numbers to learn; words are told apart less finely.</source>
        <translation>要学的数更少，词的区别更粗。</translation>
    </message>
    <message>
        <source>Finer differences between words; needs more text.</source>
        <translation>词的区别更细，需要更多文本。</translation>
    </message>
    <message>
        <source>32 to 128 for reviews.</source>
        <translation>评论类：32 到 128。</translation>
    </message>
    <message>
        <source>Memory size</source>
        <translation>记忆大小</translation>
    </message>
    <message>
        <source>How many numbers the network keeps in mind between two words (hidden size).</source>
        <translation>网络在两个词之间能记住多少个数，也就是隐藏层大小 (hidden size)。</translation>
    </message>
    <message>
        <source>Trains faster, forgets sooner, rarely learns a text by heart.</source>
        <translation>训练更快，忘得更早，不易死记硬背。</translation>
    </message>
    <message>
        <source>Remembers more. Needs more text: with little of it, it starts to memorise.</source>
        <translation>记得更多，但需要更多文本；文本太少时容易死记。</translation>
    </message>
    <message>
        <source>32 to 128 for reviews, 256 for writing.</source>
        <translation>评论类 32 到 128，写作 256。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>How many cells are stacked: each layer reads the states of the one below.</source>
        <translation>叠放多少层单元：每一层读下一层的状态 (state)。</translation>
    </message>
    <message>
        <source>Faster and easier to train.</source>
        <translation>更快，也更容易训练。</translation>
    </message>
    <message>
        <source>Can learn more involved patterns; slower, harder to train.</source>
        <translation>能学更复杂的规律，但更慢、更难训练。</translation>
    </message>
    <message>
        <source>1 or 2.</source>
        <translation>1 或 2。</translation>
    </message>
    <message>
        <source>Sizes of the layers</source>
        <translation>各层大小</translation>
    </message>
    <message>
        <source>The memory size of each layer from below, such as 128, 64. Left empty, every layer has the same; filled in, it says how many layers there are.</source>
        <translation>从下往上每一层的记忆大小，例如 128, 64。留空时各层相同；填写后也就决定了层数。</translation>
    </message>
    <message>
        <source>Empty.</source>
        <translation>留空。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>A second network reads the text from its end; each word then knows what follows.</source>
        <translation>另有一个网络从末尾往前读，这样每个词也知道后文 (bidirectional)。</translation>
    </message>
    <message>
        <source>Skip connections</source>
        <translation>跳跃连接</translation>
    </message>
    <message>
        <source>A way past each layer: residual adds what lies below to its states, dense lets it read everything below.</source>
        <translation>绕过每一层的通路：残差把下面的内容加到状态上，稠密让每层读到下面所有的内容。</translation>
    </message>
    <message>
        <source>None; residual or dense from three layers on.</source>
        <translation>不用；三层以上用残差或稠密。</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Brings the sums inside each cell to one scale at every step. Computed step by step, so it is slower.</source>
        <translation>每一步都把单元内的和调到同一尺度。逐步计算，所以较慢。</translation>
    </message>
    <message>
        <source>Off; on when training stumbles in deep or wide networks.</source>
        <translation>关；深或宽的网络训练不稳时打开。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>The share of numbers blanked at random in training, so that the network cannot lean on a few.</source>
        <translation>训练时随机抹去多少比例的数 (dropout)，使网络不依赖其中少数几个。</translation>
    </message>
    <message>
        <source>Learns faster, memorises sooner.</source>
        <translation>学得更快，也更早开始死记。</translation>
    </message>
    <message>
        <source>Memorises less, learns more slowly.</source>
        <translation>不易死记，学得更慢。</translation>
    </message>
    <message>
        <source>0.2 to 0.5 on small corpora.</source>
        <translation>语料较小时 0.2 到 0.5。</translation>
    </message>
    <message>
        <source>Locked dropout</source>
        <translation>锁定丢弃</translation>
    </message>
    <message>
        <source>Blanks the same numbers at every step of a text, not others each time.</source>
        <translation>在一篇文本的每一步都抹去相同的数，而不是每步另选。</translation>
    </message>
    <message>
        <source>On: a state is not shredded a little at every step.</source>
        <translation>开：状态不会每步都被撕掉一点。</translation>
    </message>
    <message>
        <source>Word dropout</source>
        <translation>词丢弃</translation>
    </message>
    <message>
        <source>The share of words blanked at random in training, each wherever it occurs, so that no answer hangs on one word.</source>
        <translation>训练时随机抹去的词所占的比例，抹去的词在各处都抹去，使答案不会只靠一个词。</translation>
    </message>
    <message>
        <source>Learns faster, leans on single words.</source>
        <translation>学得更快，但会依赖个别的词。</translation>
    </message>
    <message>
        <source>Looks at more of the text, learns more slowly.</source>
        <translation>会看更多的文本，学得更慢。</translation>
    </message>
    <message>
        <source>0 to 0.2.</source>
        <translation>0 到 0.2。</translation>
    </message>
    <message>
        <source>Recurrent dropout</source>
        <translation>循环丢弃</translation>
    </message>
    <message>
        <source>The share of the state blanked on its way to the next step, the same numbers at every step. Computed step by step, so it is slower.</source>
        <translation>状态传到下一步时抹去的比例，每一步抹去相同的数。逐步计算，所以较慢。</translation>
    </message>
    <message>
        <source>Memorises less, forgets more between two words.</source>
        <translation>死记更少，但两个词之间忘得更多。</translation>
    </message>
    <message>
        <source>0; 0.1 to 0.3 for large states and little text.</source>
        <translation>0；状态大而文本少时 0.1 到 0.3。</translation>
    </message>
    <message>
        <source>Readout</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>Which states make the answer: the last one, the mean or largest over all steps, all of them side by side (flatten), or those the network chooses itself (attention).</source>
        <translation>用哪些状态得出答案：最后一个，所有步的平均或最大值，全部并排（展平），或由网络自己选择（注意力）。</translation>
    </message>
    <message>
        <source>Single output</source>
        <translation>单一输出</translation>
    </message>
    <message>
        <source>With two labels the answer is one number through a sigmoid, as in the lecture; off, it is one number for each label.</source>
        <translation>只有两个标签时，答案是经过 sigmoid 的一个数，与课堂相同；关闭时每个标签一个数。</translation>
    </message>
    <message>
        <source>Off; both learn the same.</source>
        <translation>关；两者学到的一样。</translation>
    </message>
    <message>
        <source>Tied weights</source>
        <translation>共享权重</translation>
    </message>
    <message>
        <source>The word vectors that are read also make the guesses, so there is only one table of words to learn. An adaptive softmax has tables of its own.</source>
        <translation>读入用的词向量也用来猜词，所以只需学一张词表。自适应 softmax 有自己的表。</translation>
    </message>
    <message>
        <source>On for words and little text; off for characters.</source>
        <translation>按词切分且文本少时打开；按字符时关闭。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax 输出</translation>
    </message>
    <message>
        <source>How the next word is guessed: full weighs every word each time, adaptive looks at rare words only when one is due, which is faster.</source>
        <translation>怎样猜下一个词：完整的每次权衡所有的词，自适应的只在需要时才看罕用词，因此更快。</translation>
    </message>
    <message>
        <source>full; adaptive from 20 000 words on.</source>
        <translation>完整；两万词以上用自适应。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Whether each word that is written may look back at the words read, and how it chooses.</source>
        <translation>写每个词时能否回看读过的词，以及怎样选择。</translation>
    </message>
    <message>
        <source>additive; none to see why it was invented.</source>
        <translation>加性；不用，可以看出为什么要发明它。</translation>
    </message>
    <message>
        <source>Reads its own answer</source>
        <translation>读取自己的答案</translation>
    </message>
    <message>
        <source>A last layer reads each state beside the token answered before it, so that the tokens of an answer fit together; they are then answered one after the other.</source>
        <translation>最后一层在读每个状态的同时，也读前一个已答出的词元，使答案前后连贯；此时词元逐个答出。</translation>
    </message>
    <message>
        <source>On where the answer is itself a text, such as couplets; off for tags.</source>
        <translation>答案本身是文字（如对联）时开启；打标签时关闭。</translation>
    </message>
    <message>
        <source>Start from a run</source>
        <translation>以训练过的模型为起点</translation>
    </message>
    <message>
        <source>A trained run whose word vectors and layers this network begins with: its name, or FILE.unroll:NAME for one of another project. Words are matched one by one; what does not fit begins anew, and is told.</source>
        <translation>新网络以哪次训练的词向量和各层为起点：写其名称，或用“文件.unroll:名称”指定另一个项目中的训练。词逐一对应；对不上的从头学起，并会告知。</translation>
    </message>
    <message>
        <source>A language model of many texts without labels.</source>
        <translation>用大量无标注文本训练的语言模型。</translation>
    </message>
    <message>
        <source>Word vectors from</source>
        <translation>词向量来源</translation>
    </message>
    <message>
        <source>What the word vectors begin as: random numbers, those of a run (its name, or FILE.unroll:NAME) or of a file (word2vec, GloVe or fastText), or dictionary, what jieba&apos;s dictionary tells of each Chinese character.</source>
        <translation>词向量的初始值：random 为随机数；也可取自一次训练（写训练名或 FILE.unroll:NAME）或文件（word2vec、GloVe 或 fastText）；dictionary 则取自结巴词典对每个汉字的记载。</translation>
    </message>
    <message>
        <source>Vectors of many texts of the same kind.</source>
        <translation>用大量同类文本学得的词向量。</translation>
    </message>
    <message>
        <source>Keep word vectors</source>
        <translation>保持词向量不变</translation>
    </message>
    <message>
        <source>The word vectors stay as they begin; everything else learns.</source>
        <translation>词向量保持初始值，其余部分照常学习。</translation>
    </message>
    <message>
        <source>Off; on with good vectors and few texts.</source>
        <translation>关；词向量好而文本少时可开。</translation>
    </message>
    <message>
        <source>mean_max learns fastest on reviews.</source>
        <translation>评论类用“均值和最大值”学得最快。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What the network is for: to score texts with labels, to write text (also for a label), to answer one text with another, token for token or freely, or to learn word vectors.</source>
        <translation>网络的用途：给文本打标签，写作（也可按标签），用一段文本回答另一段（逐个词元或自由回答），或学习词向量。</translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation>切分</translation>
    </message>
    <message>
        <source>What one token is: a Chinese word (jieba), a character, a word between spaces, or a piece of a word (BPE) that the program finds in the training part.</source>
        <translation>一个词元是什么：中文词（jieba）、单字、空格之间的词，或程序在训练部分中找出的词的片段（BPE）。</translation>
    </message>
    <message>
        <source>Auto: characters to write; to score jieba for Chinese, words for English.</source>
        <translation>自动：写作按字；判断标签时中文用 jieba，英文按词。</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>转为小写</translation>
    </message>
    <message>
        <source>Reads Good and good as the same word.</source>
        <translation>把 Good 和 good 当作同一个词。</translation>
    </message>
    <message>
        <source>Chinese script</source>
        <translation>繁简</translation>
    </message>
    <message>
        <source>Reads traditional characters as simplified ones, or the other way round, by OpenCC.</source>
        <translation>用 OpenCC 把繁体字当作简体字读，或反过来。</translation>
    </message>
    <message>
        <source>Keep. Choose one where both scripts are mixed.</source>
        <translation>保持原样；简繁混用时选其一。</translation>
    </message>
    <message>
        <source>Full width as half width</source>
        <translation>全角作半角</translation>
    </message>
    <message>
        <source>Reads ＡＢＣ１２３ as ABC123. Chinese commas and full stops stay.</source>
        <translation>把 ＡＢＣ１２３ 读作 ABC123。中文逗号和句号不变。</translation>
    </message>
    <message>
        <source>Even out punctuation</source>
        <translation>统一标点</translation>
    </message>
    <message>
        <source>Reads Chinese and English commas, full stops, quotation marks and brackets as the same.</source>
        <translation>中英文的逗号、句号、引号和括号视为相同。</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>自定义词</translation>
    </message>
    <message>
        <source>Words that stay in one piece, and with a / those that are cut there: 云计算, 计算/机. How often such a word is to be expected is worked out by the program.</source>
        <translation>要保持完整的词；带 / 的在该处切开：云计算、计算/机。这些词的词频由程序算出。</translation>
    </message>
    <message>
        <source>Names and terms that the cutting gets wrong.</source>
        <translation>切分出错的人名和术语。</translation>
    </message>
    <message>
        <source>Stop words</source>
        <translation>停用词</translation>
    </message>
    <message>
        <source>Words that are left out because they say little: chinese and english are lists of ours, a - in front of a word keeps it. When the network writes nothing is left out.</source>
        <translation>因意义不大而略去的词：chinese 和 english 是自带的词表，词前加 - 则保留。网络写作时不略去任何词。</translation>
    </message>
    <message>
        <source>None: a network that reads in order can use every word.</source>
        <translation>无：按顺序阅读的网络能用上每个词。</translation>
    </message>
    <message>
        <source>Guess new words</source>
        <translation>猜测新词</translation>
    </message>
    <message>
        <source>Lets jieba join characters into words that are not in its dictionary.</source>
        <translation>让 jieba 把字连成词典里没有的词。</translation>
    </message>
    <message>
        <source>Vocabulary size</source>
        <translation>词表大小</translation>
    </message>
    <message>
        <source>How many tokens get a number of their own; the most frequent ones are taken.</source>
        <translation>有多少个词拥有自己的编号，按出现次数从多到少选取，组成词表 (vocabulary)。</translation>
    </message>
    <message>
        <source>A smaller network that meets more unknown words.</source>
        <translation>网络更小，遇到的未知词更多。</translation>
    </message>
    <message>
        <source>Fewer unknown words, more numbers to learn, rare words learned badly.</source>
        <translation>未知词更少，要学的数更多，罕见词学不好。</translation>
    </message>
    <message>
        <source>5 000 to 30 000 words; characters need fewer.</source>
        <translation>5 000 到 30 000 个词；按字切分时可以更少。</translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation>最少次数</translation>
    </message>
    <message>
        <source>A token seen fewer times than this counts as unknown.</source>
        <translation>出现次数比这少的词，都算作未知词 (unknown word)。</translation>
    </message>
    <message>
        <source>Rare words are kept.</source>
        <translation>保留罕见词。</translation>
    </message>
    <message>
        <source>Rare words become unknown, which the network then learns to live with.</source>
        <translation>罕见词变成未知词，网络会学着应付它们。</translation>
    </message>
    <message>
        <source>1 to 5.</source>
        <translation>1 到 5。</translation>
    </message>
    <message>
        <source>Longest document</source>
        <translation>最长文档</translation>
    </message>
    <message>
        <source>Documents with more tokens lose the rest.</source>
        <translation>词元更多的文档，其余部分会被截断。</translation>
    </message>
    <message>
        <source>Trains faster; more documents lose their end.</source>
        <translation>训练更快，被截断的文档更多。</translation>
    </message>
    <message>
        <source>Nothing is cut off; long documents take longer.</source>
        <translation>不截断，长文档更费时间。</translation>
    </message>
    <message>
        <source>100 to 500.</source>
        <translation>100 到 500。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Which end of an over-long document is kept: its head or its tail.</source>
        <translation>过长的文档保留哪一端：开头还是结尾。</translation>
    </message>
    <message>
        <source>One vocabulary</source>
        <translation>共用词表</translation>
    </message>
    <message>
        <source>Texts and their answers have one list of tokens, so that tied weights can read and answer with one table.</source>
        <translation>文本与答句共用一个词表，这样绑定权重时读与答可用同一张表。</translation>
    </message>
    <message>
        <source>On where both are of one kind, such as couplets; off to translate.</source>
        <translation>两边同类时打开，如对联；翻译时关闭。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many times the network reads the whole training part.</source>
        <translation>网络把训练部分完整读多少遍，一遍就是一轮 (epoch)。</translation>
    </message>
    <message>
        <source>Done sooner, may not have learned enough.</source>
        <translation>完成更早，可能还没学够。</translation>
    </message>
    <message>
        <source>More practice; past a point it memorises. The best epoch is kept either way.</source>
        <translation>练得更多，过了头就会死记。最佳的一轮总会保留。</translation>
    </message>
    <message>
        <source>3 to 10 for reviews, more for writing.</source>
        <translation>评论类 3 到 10，写作要更多。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>How many examples are read before the network is corrected once.</source>
        <translation>读多少个例子才修正一次网络，这就是一批 (batch)。</translation>
    </message>
    <message>
        <source>More corrections per epoch, each less certain; slower.</source>
        <translation>每轮修正次数更多，但每次不太准；更慢。</translation>
    </message>
    <message>
        <source>Faster; needs a larger learning rate or more epochs.</source>
        <translation>更快，需要更大的学习率或更多轮。</translation>
    </message>
    <message>
        <source>32 to 128.</source>
        <translation>32 到 128。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How large each correction is.</source>
        <translation>每次修正的幅度 (learning rate)。</translation>
    </message>
    <message>
        <source>Slow but steady.</source>
        <translation>慢而稳。</translation>
    </message>
    <message>
        <source>Fast at first; too large and the loss jumps or overflows.</source>
        <translation>开始很快；太大时，损失忽上忽下甚至溢出。</translation>
    </message>
    <message>
        <source>0.001 to 0.005 for Adam, 0.1 to 1 for SGD.</source>
        <translation>Adam 用 0.001 到 0.005，SGD 用 0.1 到 1。</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>学习率的变化</translation>
    </message>
    <message>
        <source>Constant keeps the learning rate. Cosine lets it fall along half a wave to nothing at the last step. In steps, it is multiplied every few epochs; on a plateau, whenever validation has not improved for a few.</source>
        <translation>不变：学习率保持原样。余弦 (cosine)：沿半个余弦波下降，到最后一步降为零。分步：每隔几轮乘以一个系数；停滞时：验证结果连续几轮没有进步，就乘以系数。</translation>
    </message>
    <message>
        <source>Constant to try things, cosine for the last tenths of a percent.</source>
        <translation>试验时用不变；追求最后零点几个百分点时用余弦。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>At first the learning rate rises in a line from near 0. Below 1: over this share of all steps; from 1 on: over so many steps. 0 is off.</source>
        <translation>开始时学习率从接近 0 直线上升 (warm-up)。小于 1：占全部步数的这个比例；1 及以上：这么多步。0 表示不用。</translation>
    </message>
    <message>
        <source>A gentler start; lost time when it is too long.</source>
        <translation>开始更平稳；太长则浪费时间。</translation>
    </message>
    <message>
        <source>0, or 0.05 with large learning rates.</source>
        <translation>0；学习率很大时用 0.05。</translation>
    </message>
    <message>
        <source>Epochs between two falls</source>
        <translation>两次下降之间的轮数</translation>
    </message>
    <message>
        <source>In steps: after how many epochs the learning rate falls. On a plateau: after how many epochs without a better one.</source>
        <translation>分步时：每隔多少轮降低学习率。停滞时：连续多少轮没有更好的结果才降低。</translation>
    </message>
    <message>
        <source>1 or 2; less than the patience.</source>
        <translation>1 或 2；要小于耐心。</translation>
    </message>
    <message>
        <source>Factor of a fall</source>
        <translation>下降系数</translation>
    </message>
    <message>
        <source>In steps and on a plateau: what the learning rate is multiplied with each time it falls.</source>
        <translation>分步和停滞时：学习率每次下降所乘的系数。</translation>
    </message>
    <message>
        <source>0.5, or 0.1 for few falls.</source>
        <translation>0.5；下降次数少时用 0.1。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The rule that turns a gradient into a correction.</source>
        <translation>把梯度 (gradient) 变成修正的规则 (optimiser)。</translation>
    </message>
    <message>
        <source>Adam.</source>
        <translation>Adam。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls all weights a little towards zero at every step.</source>
        <translation>每一步都把所有权重向零拉近一点 (weight decay)。</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>A longer gradient is shortened to this, so that one bad batch cannot throw the network off. 0 is off.</source>
        <translation>比这更长的梯度会被剪短 (clip)，以免一批坏数据带偏网络。0 表示不裁剪。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>This share of every right answer is spread evenly over all answers while learning, so that the network does not become too sure. Validation is measured without it; an adaptive softmax learns without it.</source>
        <translation>学习时，把每个正确答案的这一部分平均分给所有答案 (label smoothing)，免得网络过于自信。验证时不用；自适应 softmax 学习时也不用。</translation>
    </message>
    <message>
        <source>More careful probabilities; too much hides what is right.</source>
        <translation>概率更谨慎；太大则看不清对错。</translation>
    </message>
    <message>
        <source>0 or 0.1.</source>
        <translation>0 或 0.1。</translation>
    </message>
    <message>
        <source>Weights of the labels</source>
        <translation>标签的权重</translation>
    </message>
    <message>
        <source>Balanced: each document counts the more the rarer its label is, in learning and in the validation loss, so that a rare label is not ignored.</source>
        <translation>均衡：标签越少见，它的文档在学习和验证损失中就越重要，这样少见的标签不会被忽略。</translation>
    </message>
    <message>
        <source>Balanced when one label has many times the documents of another.</source>
        <translation>一种标签的文档是另一种的许多倍时，用均衡。</translation>
    </message>
    <message>
        <source>Average of the weights</source>
        <translation>权重的平均</translation>
    </message>
    <message>
        <source>Tests, keeps and hands out an average of the weights over many steps instead of those of the last one. Moving: later steps count more. Of the end: all steps of the last part count alike.</source>
        <translation>检验、保留和使用的不是最后一步的权重，而是许多步的平均。滑动 (EMA)：越后面的步越重要。末段 (SWA)：最后一段的各步同等重要。</translation>
    </message>
    <message>
        <source>None; moving for a smoother, often better end.</source>
        <translation>不用；滑动平均使结尾更平稳，往往也更好。</translation>
    </message>
    <message>
        <source>Memory of the moving average</source>
        <translation>滑动平均的记忆</translation>
    </message>
    <message>
        <source>What each step leaves of the moving average: 0.999 looks back over about a thousand steps. It is less at the beginning.</source>
        <translation>每一步保留滑动平均的多少：0.999 约回看一千步。开始时会少一些。</translation>
    </message>
    <message>
        <source>0.99 to 0.9999.</source>
        <translation>0.99 到 0.9999。</translation>
    </message>
    <message>
        <source>Share averaged at the end</source>
        <translation>末段平均的比例</translation>
    </message>
    <message>
        <source>The average of the end is over this last share of all steps.</source>
        <translation>末段平均取全部步数中最后的这个比例。</translation>
    </message>
    <message>
        <source>Steps per window</source>
        <translation>每窗步数</translation>
    </message>
    <message>
        <source>How many tokens of running text are unrolled at once; the state is carried to the next window.</source>
        <translation>连续文本一次展开多少个词元；状态会传给下一窗。</translation>
    </message>
    <message>
        <source>More corrections, a shorter reach back.</source>
        <translation>修正次数更多，回溯更短。</translation>
    </message>
    <message>
        <source>Learns from further back; slower steps.</source>
        <translation>能从更早处学习，每步更慢。</translation>
    </message>
    <message>
        <source>35 for words, 64 to 128 for characters.</source>
        <translation>按词 35，按字 64 到 128。</translation>
    </message>
    <message>
        <source>Teacher forcing at the end</source>
        <translation>末轮示范比例</translation>
    </message>
    <message>
        <source>The share of steps at which a decoder that learns is given the true token instead of its own guess: all of them in the first epoch, this share in the last, evenly between.</source>
        <translation>训练解码器时，有多大比例的步给它正确的词元而不是它自己的猜测：第一轮全部给，最后一轮为此比例，其间均匀变化。</translation>
    </message>
    <message>
        <source>Used to its own mistakes; learned step by step, which is slower.</source>
        <translation>习惯自己的错误；须逐步计算，较慢。</translation>
    </message>
    <message>
        <source>Learns faster; after a mistake it is on unknown ground.</source>
        <translation>学得更快；一旦出错便陷入没见过的情形。</translation>
    </message>
    <message>
        <source>1, or 0.5 to 0.8 in long trainings.</source>
        <translation>1；训练较久时 0.5 至 0.8。</translation>
    </message>
    <message>
        <source>Pairs both ways</source>
        <translation>双向学习</translation>
    </message>
    <message>
        <source>Learns each pair the other way round as well, the answer as the text: twice as much to learn from. It needs one vocabulary for both.</source>
        <translation>每一对也反过来学，把答句当作文本：可学的内容多一倍。需要共用词表。</translation>
    </message>
    <message>
        <source>On for couplets, off for tags.</source>
        <translation>对联打开，标注关闭。</translation>
    </message>
    <message>
        <source>Gradual unfreezing</source>
        <translation>逐层解冻</translation>
    </message>
    <message>
        <source>What was taken from another run or from word vectors stays as it is at first; with every epoch one more layer begins to learn, from the top down, the word vectors last.</source>
        <translation>取自其他训练或词向量的部分起初保持不变；每过一轮，自上而下多一层开始学习，词向量最后。</translation>
    </message>
    <message>
        <source>Off; on with few texts and a good start.</source>
        <translation>关；文本少而起点好时可开。</translation>
    </message>
    <message>
        <source>Rate of lower layers</source>
        <translation>下层学习率</translation>
    </message>
    <message>
        <source>Each layer learns this many times as fast as the one above it, the word vectors slowest.</source>
        <translation>每一层的学习率是上一层的多少倍，词向量最慢。</translation>
    </message>
    <message>
        <source>What was learned before is kept for longer.</source>
        <translation>先前学到的保留得更久。</translation>
    </message>
    <message>
        <source>All layers learn alike at 1.</source>
        <translation>为 1 时各层学得一样快。</translation>
    </message>
    <message>
        <source>1; about 0.4 after a start from another run.</source>
        <translation>1；以其他训练为起点时约 0.4。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Training stops when validation has not improved for this many epochs. 0 never stops early.</source>
        <translation>验证结果连续这么多轮没有进步，训练就停止。0 表示不提前停止。</translation>
    </message>
    <message>
        <source>2 to 5.</source>
        <translation>2 到 5。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same run on the same computer.</source>
        <translation>在同一台电脑上，种子 (seed) 相同，训练结果也相同。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>How many processor threads compute. Auto leaves the computer usable.</source>
        <translation>用多少个处理器线程计算。auto（自动）会让电脑仍可做别的事。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>How exactly products are worked out while learning. bfloat16 keeps three digits and is faster for large networks, on processors and cards that have it; others go on with float32. Auto times a large network on the processor and takes bfloat16 where it is clearly faster; on cards it is float32 with the quicker products of TF32. Choose float32 for exact products.</source>
        <translation>学习时乘法运算的精度。bfloat16 只保留约三位有效数字，大网络会更快，但需要处理器或显卡支持；不支持时仍用 float32。“自动”在处理器上会试测大网络的速度，明显更快时才用 bfloat16；在显卡上是 float32，用更快的 TF32 乘法。要精确计算，请选 float32。</translation>
    </message>
    <message>
        <source>Room for snapshots</source>
        <translation>快照的空间</translation>
    </message>
    <message>
        <source>The weights after every epoch are kept in the project, in half precision, so that one can see later what the network could do then. A run takes at most so many megabytes for them; when they grow too many, every second one goes. 0 keeps none.</source>
        <translation>每一轮之后的权重以半精度存入项目，以后可以看到网络当时能做什么。每次训练最多为此占用这么多兆字节 (MB)；太多时每隔一个删去一个。0 表示不保留。</translation>
    </message>
    <message>
        <source>64.</source>
        <translation>64。</translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation>取样间隔</translation>
    </message>
    <message>
        <source>After how many epochs a sample text is written or the watched sentences are scored. 0 never.</source>
        <translation>每隔多少轮写一段样文，或给关注的句子打分。0 表示从不。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How daring the choice of the next token is. 0 always takes the likeliest.</source>
        <translation>选下一个词元时有多大胆 (temperature)。0 总是选可能性最大的。</translation>
    </message>
    <message>
        <source>Careful, repeats itself.</source>
        <translation>谨慎，容易重复。</translation>
    </message>
    <message>
        <source>Wild, makes more mistakes.</source>
        <translation>奔放，错误更多。</translation>
    </message>
    <message>
        <source>0.6 to 1.</source>
        <translation>0.6 到 1。</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only the k likeliest tokens may be chosen. 0 allows all.</source>
        <translation>只从可能性最大的 k 个词元中选。0 表示都可选。</translation>
    </message>
    <message>
        <source>0, or 10 to 50.</source>
        <translation>0，或 10 到 50。</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach this probability may be chosen. 1 allows all.</source>
        <translation>只从可能性最大、合计达到这个概率的词元中选。1 表示都可选。</translation>
    </message>
    <message>
        <source>0.9 to 1.</source>
        <translation>0.9 到 1。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Makes tokens that were just written less likely. 1 is off.</source>
        <translation>让刚写过的词元更不容易再选中。1 表示关闭。</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>集束</translation>
    </message>
    <message>
        <source>How many drafts are kept side by side. 1 writes straight on.</source>
        <translation>同时保留多少份草稿 (beam)。1 表示直接往下写。</translation>
    </message>
    <message>
        <source>Length normalisation</source>
        <translation>长度归一</translation>
    </message>
    <message>
        <source>How drafts of different length are compared: 0 by the probability of the whole answer, 1 by the mean over its tokens.</source>
        <translation>怎样比较长短不同的草稿：0 比整句的概率，1 比每个词元的平均。</translation>
    </message>
    <message>
        <source>Short answers win.</source>
        <translation>短的回答占优。</translation>
    </message>
    <message>
        <source>Long answers win.</source>
        <translation>长的回答占优。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How many tokens are written.</source>
        <translation>写多少个词元。</translation>
    </message>
    <message>
        <source>The same seed writes the same text.</source>
        <translation>种子相同，写出的文字也相同。</translation>
    </message>
    <message>
        <source>What is guessed</source>
        <translation>猜什么</translation>
    </message>
    <message>
        <source>CBOW guesses a word from the mean of the words around it; skip-gram guesses each word around from the one in the middle.</source>
        <translation>CBOW 用周围词的平均值猜中间的词；skip-gram 用中间的词逐个猜周围的词。</translation>
    </message>
    <message>
        <source>Skip-gram: better with little text and rare words. CBOW is three times as fast.</source>
        <translation>skip-gram：文本少、词罕见时更好。CBOW 快三倍。</translation>
    </message>
    <message>
        <source>Numbers a word</source>
        <translation>每词的数</translation>
    </message>
    <message>
        <source>How many numbers stand for one word.</source>
        <translation>用多少个数表示一个词。</translation>
    </message>
    <message>
        <source>Learned sooner; words are told apart less finely.</source>
        <translation>学得更快；词与词分得较粗。</translation>
    </message>
    <message>
        <source>Finer differences; needs more text and more time.</source>
        <translation>区别更细；需要更多文本和时间。</translation>
    </message>
    <message>
        <source>50 to 300.</source>
        <translation>50 到 300。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>How many words to the left and to the right belong together at most; for each word a smaller number is drawn, so that near words count more.</source>
        <translation>左右最多各多少个词算在一起；每个词都另抽一个较小的数，所以近处的词分量更重。</translation>
    </message>
    <message>
        <source>Alike are words that can take each other&apos;s place.</source>
        <translation>相近的是可以互相替换的词。</translation>
    </message>
    <message>
        <source>Alike are words of one topic; slower.</source>
        <translation>相近的是同一主题的词；较慢。</translation>
    </message>
    <message>
        <source>5; 2 for grammar, 10 for topics.</source>
        <translation>5；看语法用 2，看主题用 10。</translation>
    </message>
    <message>
        <source>Negative samples</source>
        <translation>负样本数</translation>
    </message>
    <message>
        <source>With how many words drawn at random a true pair is compared; the vectors learn to tell it from them.</source>
        <translation>每个真实词对与多少个随机抽取的词比较；向量学着把它们区分开。</translation>
    </message>
    <message>
        <source>Faster.</source>
        <translation>更快。</translation>
    </message>
    <message>
        <source>Slower; helps with little text.</source>
        <translation>更慢；文本少时有帮助。</translation>
    </message>
    <message>
        <source>5 to 20 with little text, 2 to 5 with much.</source>
        <translation>文本少时 5 到 20，文本多时 2 到 5。</translation>
    </message>
    <message>
        <source>A word seen fewer times than this gets no vector and is passed over.</source>
        <translation>出现次数少于此数的词没有向量，会被跳过。</translation>
    </message>
    <message>
        <source>Rare words get vectors, bad ones.</source>
        <translation>罕见词也有向量，但质量差。</translation>
    </message>
    <message>
        <source>Fewer words, all of them well known.</source>
        <translation>词更少，但个个学得好。</translation>
    </message>
    <message>
        <source>5; 2 with very little text.</source>
        <translation>5；文本很少时用 2。</translation>
    </message>
    <message>
        <source>Subsampling</source>
        <translation>降采样</translation>
    </message>
    <message>
        <source>Words that make up more than about this share of the text are passed over now and then, the more frequent the more often. 0 reads every word.</source>
        <translation>占文本比例超过此数的词会时而被跳过，越常见跳过越多。0 则每个词都读。</translation>
    </message>
    <message>
        <source>Faster; frequent words are read more rarely.</source>
        <translation>更快；常见词读得更少。</translation>
    </message>
    <message>
        <source>Slower; words like &apos;the&apos; take part in most pairs.</source>
        <translation>更慢；“的”这类词会出现在多数词对里。</translation>
    </message>
    <message>
        <source>0.001 to 0.00001.</source>
        <translation>0.001 到 0.00001。</translation>
    </message>
    <message>
        <source>How many times the text is read.</source>
        <translation>文本读多少遍。</translation>
    </message>
    <message>
        <source>Done sooner.</source>
        <translation>更快完成。</translation>
    </message>
    <message>
        <source>More practice: what little text needs.</source>
        <translation>练习更多：文本少时正需要。</translation>
    </message>
    <message>
        <source>5 for millions of words, 20 for less than one million.</source>
        <translation>几百万词用 5，不到一百万词用 20。</translation>
    </message>
    <message>
        <source>How large the first corrections are; they become smaller with every word, down to none.</source>
        <translation>最初每次修正的幅度；之后每读一个词都变小，直到为零。</translation>
    </message>
    <message>
        <source>0.025 to 0.05.</source>
        <translation>0.025 到 0.05。</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Score</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>Every text has a label. The network learns to tell the labels apart.</source>
        <translation>每条文本有一个标签，网络学习区分这些标签。</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Text alone is enough. The network learns what comes next, and goes on writing.</source>
        <translation>只要有文本就够了。网络学习接下来是什么，并接着往下写。</translation>
    </message>
    <message>
        <source>Write for a label</source>
        <translation>按标签写作</translation>
    </message>
    <message>
        <source>writes for a label</source>
        <translation>按标签写作</translation>
    </message>
    <message>
        <source>Every text has a label, such as its author. The network writes for the one you choose.</source>
        <translation>每条文本有一个标签，例如作者。网络会按您选的标签写作。</translation>
    </message>
    <message>
        <source>Answer one for one</source>
        <translation>一一对答</translation>
    </message>
    <message>
        <source>answers one for one</source>
        <translation>一一对答</translation>
    </message>
    <message>
        <source>Every text has an answer of the same length, as couplets have, a character or word for each.</source>
        <translation>每条文本都有等长的答句，如对联，一字对一字或一词对一词。</translation>
    </message>
    <message>
        <source>Answer freely</source>
        <translation>自由作答</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>Every text has an answer of any length, such as its translation.</source>
        <translation>每条文本都有长短不限的答句，例如译文。</translation>
    </message>
    <message>
        <source>Word vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>maps words</source>
        <translation>绘制词语</translation>
    </message>
    <message>
        <source>Text alone is enough, labels are passed over. The network learns which words are used alike.</source>
        <translation>只要文本就够了，标签会被忽略。网络学习哪些词用法相近。</translation>
    </message>
    <message>
        <source>An answer needs a table with two columns of text.</source>
        <translation>答句需要一张有两列文本的表格。</translation>
    </message>
    <message>
        <source>Labels need a table with a label column, or a folder with one sub-folder for each label.</source>
        <translation>标签需要一张带标签列的表格，或每个标签一个子文件夹的文件夹。</translation>
    </message>
</context>
</TS>
