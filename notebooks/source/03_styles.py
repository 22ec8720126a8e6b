# %% [markdown] tags=["lang-zh"]
# # 3 · 思维偏好与四种客户类型
#
# 一家机械制造商的销售会。上个季度，两位销售讲了同一份方案：一份谈成了，一份没有。销售经理说：“不是方案的问题，是没有按对方的风格讲。以后每次拜访之前，先花时间看准对方是哪种人。”
#
# 培训费可以谈，销售的时间没法多变出来。您来决定：这件事做不做，做到什么程度？

# %% [markdown] tags=["lang-en"]
# # 3 · Thinking styles and four customer types
#
# A sales meeting at a machinery maker. Last quarter two reps presented the same proposal; one was accepted, one was not. The sales manager says: “It was not the proposal. It was told in the wrong style. From now on, take time before each visit to read the person.”
#
# The training fee can be bargained down; the reps' hours cannot be made. You decide: do it or not, and how much of it?

# %%
from simlib import Animals, Debrief, Exercise, Glossary, Guess, GuessReveal, MatchWorth, MessageChecker
from simlib import PairMatrix, Phrases, PriceExample, PrintSheet, Quadrants, Recall, SelfTest, StylePanel
from simlib import Strategy, Together, Verdict, WhoSaysThis, compare, scenario
market, today = scenario("machinery").alone("funnel"), Strategy()
adapted = today.but(style_matching=True)

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("03", "worth"), Guess("03", "hardest"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的两个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Two questions on earlier units.

# %%
Recall("03")

# %% [markdown] tags=["lang-zh"]
# ## 四个象限，四种动物
#
# 课程的出发点：思维偏好决定我们怎样发出信息、怎样接收信息，也就决定沟通成不成。偏好分四个象限，各配一种动物 <kbd>课程</kbd>。请把它当一张地图：好用，但不是脑子本身，更不是诊断。
#
# **做一做：** 想一位您最近没谈拢的客户。他要的是哪一格，您给的是哪一格？

# %% [markdown] tags=["lang-en"]
# ## Four quadrants, four animals
#
# The course begins with a claim: thinking preference shapes how we send and receive messages, and so whether communication succeeds. It sorts preferences into four quadrants and gives each an animal <kbd>course</kbd>. Take it as a map: useful, not the mind itself, and no diagnosis.
#
# **Do this:** think of a customer with whom you got nowhere lately. Which field did they want, and which did you give?

# %%
Quadrants()

# %% [markdown] tags=["lang-zh"]
# ## 玩一玩：听话音
#
# 每个象限有常说的话，也有别人的评价 <kbd>课程</kbd>。每句话点一种动物，马上知道课程放在哪里；只有第一次算分。

# %% [markdown] tags=["lang-en"]
# ## Play: listen for the phrases
#
# Each quadrant has its phrases, and its critics <kbd>course</kbd>. Press an animal for each phrase and see at once where the course puts it; the first answer counts.

# %%
WhoSaysThis()

# %% [markdown] tags=["lang-zh"]
# ## 动手：同一个漏斗，两种讲法
#
# 先看人再开口，划得来吗？灰色的基准按公司惯用的风格讲；您的方案先看准对方的风格再开口，每个阶段要花准备时间，也会看错 <kbd>假设</kbd>。
#
# **先试这一步：** 把准备时间一格一格加上去。松手之前先说：赢单数会一直涨吗，为什么？最后把效果拖到零。

# %% [markdown] tags=["lang-en"]
# ## Play: one funnel, two ways to tell it
#
# Does it pay to read people first? The grey baseline talks in the house style. Your plan reads the style of each person before speaking, which takes preparation at every stage, and sometimes misreads <kbd>assumed</kbd>.
#
# **Start with this move:** add preparation step by step. Before you let go, say whether the deals won will keep rising, and why. Finally, drag the effect to zero.

# %%
StylePanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 比一比：值多少，看您信多少
#
# 讲得对路，效果有多大？说法很多，证据薄弱 <kbd>有争议</kbd>。下面从毫无效果开始，一档一档加大：原来有一半能过的一关，能提高到多少。每一档都在同样的运气下，比一比讲究风格和不讲究风格。横线是灰色的，就含 0：即使真有这么大的效果，也还看不出来。毫无效果的一行反而少赢：准备要花时间。您的公司只过一遍，更看不出。

# %% [markdown] tags=["lang-en"]
# ## Compare: what it is worth depends on what you believe
#
# What a fitting style does is much talked about and weakly shown <kbd>contested</kbd>. Each row assumes a larger effect, starting from none: how far a fitting style lifts an even chance. In each, matching is compared with not matching on the same luck. A grey bar includes zero: even if the effect were that large, it would not show yet. With no effect at all, deals are lost, since preparing takes time. Your own company lives through it once, so there you would see even less.

# %%
MatchWorth(market)

# %% [markdown] tags=["lang-zh"]
# ## 例题与练习
#
# 先看准备时间的价格怎样算。然后四道题：听话辨人；选一种谈法并说出理由；算一算准备的价格；改一封信，走完四个象限。

# %% [markdown] tags=["lang-en"]
# ## A worked example, and the exercise
#
# First, how the price of preparing is worked out. Then four tasks: type four customers; choose an approach and say why; the price of preparation; a message round all four quadrants.

# %%
Together(PriceExample(), Exercise("03"))

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# **课程主张** 认出对方，用对方听得进的方式说；鹰和羊在对角，最难 <kbd>课程</kbd>。**在这里** 准备少了看不准，准备多了没时间见客户，中间有一个合适的量；它是多少，取决于假设。**答复销售经理：** 准备从少做起，先在一半客户里试；看不出多赢，就把时间还给客户。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# **The course claims** that you get through by recognising the other and speaking as they can hear; eagle and sheep, across from each other, find it hardest <kbd>course</kbd>. **Here** too little preparation misreads, too much leaves no time for customers; between them lies a right amount, and it rests on assumptions. **To the sales manager:** begin with little preparation and with half of the customers; where no gain shows, give the hours back.

# %%
found = compare(market, [today, adapted], seed=1, replications=30, kpi="won")
Together(GuessReveal("03", "worth", round(found.pair().difference.mean)), GuessReveal("03", "hardest", "sheep"))

# %%
Debrief("03")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 下一次拜访，先听三句，再决定怎么开口。记下对方要什么，不记他是哪种动物。
# 2. 下一封重要的信，发出之前走一圈，补上漏掉的那一格。
# 3. 一直拖着的那一单：算出拖延的代价，约一个日期，再找一个角色谈。
# 4. 要证明匹配有用，别凭感觉：随机挑一半客户这样做，隔一段时间比一比。
#
# **底线：** 动物是教学漫画；标签不写进 CRM，也不用来决定录用谁。见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. At your next visit hear three sentences before you choose how to begin. Note what the customer asks for, not which animal they are.
# 2. Walk round your next important letter before it goes out, and add the quadrant that is missing.
# 3. The deal that keeps being put off: work out what delay costs, agree a date, speak to one more role.
# 4. To show that matching helps, do it with half of your customers, chosen at random, and compare later.
#
# **The limit:** animals are caricatures for teaching; such labels belong in no CRM and decide no hiring. See [Ethics and law](14_ethics.ipynb).

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：四种动物怎样相处
#
# 配法是从幻灯片的图上读出来的 <kbd>课程</kbd>；驴在课程里只标了位置，没有说明，特点由它所在的象限推出 <kbd>假设</kbd>。对狐，课程说给小便宜，不动就威胁 <kbd>课程</kbd>。本书不这样做：私下的好处是商业贿赂，威胁伤人也伤己。换成三件事：把拖延的代价算清楚，约定带日期的下一步，另找一个角色 <kbd>假设</kbd>。
#
# **做一做：** 课程的幻灯片给四种人际风格留了空。打印表里的空，由您自己的经验来填。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: how to get on with four animals
#
# Which goes with which was read from the slide's picture <kbd>course</kbd>; of the donkey the course shows only its place; its traits follow from the quadrant <kbd>assumed</kbd>. For the fox the course advises a small benefit and, if nothing moves, a threat <kbd>course</kbd>. The workbook does neither: a private benefit is commercial bribery, a threat hurts both. It puts three things in their place: the cost of delay made concrete, a dated next step, another role <kbd>assumed</kbd>.
#
# **Do this:** the slide leaves four interpersonal styles blank. Fill them in on the printed sheet, from your own experience.

# %%
Together(Animals(), Phrases(), PrintSheet("styles"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：先看自己，再看两种风格碰面
#
# 模型出自赫曼（Herrmann）<kbd>文献</kbd>；把左右两侧说成左脑、右脑，证据不支持 <kbd>有争议</kbd>。下面的题是本书自编的，没有验证过 <kbd>假设</kbd>。难易看位置：相同和相容较容易，对比和跨象限较难 <kbd>课程</kbd>。
#
# **做一做：** 答完以后，请一位同事替您再答一遍：两张图差在哪里？再点您和最重要的客户那一格。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: yourself first, then two styles that meet
#
# The model is Herrmann's <kbd>published</kbd>; that the two sides are halves of the brain is not borne out <kbd>contested</kbd>. The items are this workbook's own and were never validated <kbd>assumed</kbd>. Ease depends on the place: same and compatible are easier, contrasting and diagonal harder <kbd>course</kbd>.
#
# **Do this:** let a colleague answer for you: where do the two pictures differ? Then press the field of yourself and your most important customer.

# %%
Together(SelfTest(), PairMatrix())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：发出之前，走一圈
#
# 不知道对面是谁，或者对面有好几个人，怎么办？课程的答案是沟通环走：发出信息之前，把四个象限的问题各问一遍，一共十六问 <kbd>课程</kbd>，可以打印。检查器按看得见的规则找词，不懂意思，只提醒您漏了哪一格 <kbd>假设</kbd>。
#
# **做一做：** 粘贴您上周发给客户的一段话，改到四格都有，读一遍：它还像您说的话吗？

# %% [markdown] tags=["lang-en", "further"]
# ## Further: walk round before you send
#
# What if you don't know who will read it, or several will? The course answers with the communication walk-around: before a message goes out, ask the questions of all four quadrants, sixteen in all <kbd>course</kbd>; the sheet can be printed. The checker looks for words by rules that you can open; it understands nothing and reminds you of the quadrant you left out <kbd>assumed</kbd>.
#
# **Do this:** paste something you sent to a customer last week, change it until all four are there, and read it aloud: does it still sound like you?

# %%
Together(PrintSheet("walk_around"), MessageChecker())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：效果为零，还剩什么
#
# 下面把效果设为零，准备时间加长：风格再对也不多赢，只剩准备的代价。
#
# **做一做：** 把效果 `0.0` 换成大一点的数，按 Shift + Enter，看结论从哪里开始翻转。

# %% [markdown] tags=["lang-en", "further"]
# ## Further: without an effect, what is left
#
# Below the effect is none and preparation takes longer: a fitting style wins nothing more, and only the price of preparing is left.
#
# **Do this:** put a larger number in the place of the effect `0.0`, press Shift + Enter, and find where the verdict turns.

# %% tags=["open"]
doubt = market.but(style_effect=0.0)
Verdict(compare(doubt, [today, adapted.but(preparation_hours=2.0)], kpi="won"))

# %% [markdown] tags=["lang-zh"]
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## Words of this unit

# %%
Glossary("03")
