# %% [markdown] tags=["lang-zh"]
# # 8 · 销售谈判
#
# 一台设备，客户明天来谈最后一次。对方要一成多的折扣，还要把账期拖到两个月。您有一条底线，是算出来的，还是感觉出来的？对方又能走到哪里？
#
# 让一步，对方会尊重您，还是会再要一步？

# %% [markdown] tags=["lang-en"]
# # 8 · Negotiation
#
# One machine, one last meeting tomorrow. The customer wants well over a tenth off and two months to pay. You have a limit. Did you work it out, or is it a feeling? And how far could the other side go?
#
# If you give a step, will they respect it or ask for the next?

# %%
from simlib import Debrief, DealPanel, Exercise, Glossary, Guess, GuessReveal, Recall, ZoneExample
from simlib import NegotiationPanel, NegotiationSheet, NegotiationStory, NegotiationTable, OpponentCards
from simlib import PatternPanel, PatternRace, TalkAssumptions, TalkSorter, Together, TrapCards

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("08", "pattern"), Guess("08", "fox"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("08")

# %% [markdown] tags=["lang-zh"]
# ## 动手：坐下来谈
#
# 报折扣和付款天数，每次附带一招，听对方怎么说。您的底线自己知道，对方的要谈完才揭晓。第一位买方谈得成：谈得好，能拿到一半以上。
#
# **先试这一步：** 对鹰一次让六个点。再同一位重来，每轮让一个点，附上数据。然后换狐，不约日期谈一次，约日期再谈一次。

# %% [markdown] tags=["lang-en"]
# ## Play: sit down and negotiate
#
# Offer a discount and days to pay, add an argument each time, and hear the answer. You know your limit; theirs is shown at the end. With the first buyer there is a deal to be made, and more than half of it can be yours.
#
# **Start with this move:** give an eagle six points at once. Then the same buyer again, a point each round, with figures. Then a fox, once without a date and once with one.

# %%
talk = NegotiationPanel("eagle")
talk

# %% [markdown] tags=["lang-zh"]
# ## 四种对手
#
# 对手还是第 3 单元的四种动物 <kbd>课程</kbd>。对狐，课程建议给小利、不动就威胁；本书两样都不做，改用真实的日期和拖延的真实代价。
#
# **做一做：** 先说出自己的做法，再点开卡片。

# %% [markdown] tags=["lang-en"]
# ## Four opponents
#
# They are the animals of unit 3 <kbd>course</kbd>. For the fox the course advises a small benefit and, if nothing moves, a threat; the workbook does neither and works with true dates and the true cost of delay.
#
# **Do this:** say what you would do, then open the card.

# %%
OpponentCards()

# %% [markdown] tags=["lang-zh"]
# ## 例题：底线和区间
#
# 底线由**替代方案**算出：谈不成，您最好怎么办。双方底线之间是**可达成协议区间**；它可能是空的，那么离场才对 <kbd>文献</kbd>。晚收的钱要付利息，所以另一家的出价要打折看。

# %% [markdown] tags=["lang-en"]
# ## Worked example: limits and the zone
#
# A limit follows from your **alternative**: what you do best if there is no deal. Between both limits lies the **zone of possible agreement**; it may be empty, and then walking away is right <kbd>published</kbd>. Money that comes later costs interest, so the other customer's price is worth less than it looks.

# %%
ZoneExample()

# %% [markdown] tags=["lang-zh"]
# ## 四个阶段
#
# 准备、开局、中场、后期 <kbd>课程</kbd>。开局时盯住桌上的议题，不管对方的态度；真正要紧的是：比上一次走到了哪里。
#
# **做一做：** 把句子和动作放进四个阶段，再对照下表。

# %% [markdown] tags=["lang-en"]
# ## Four phases
#
# Preparation, opening, middle game, end game <kbd>course</kbd>. In the opening stay with the issue on the table and not with the other side's manner; what really matters is where you stand compared with last time.
#
# **Do this:** put sentences and actions into the four phases, then check with the table.

# %%
Together(TalkSorter("phase"), NegotiationTable("phases"))

# %% [markdown] tags=["lang-zh"]
# ## 让步：形状要紧，还是那一招要紧
#
# 七种让步方式，四种对手，几千场谈判，每种方式面对同一批买方。
#
# **读图：** 灰点竖着看，方式之间差多少？从灰点到绿点，那一招多带来多少？对哪种动物差得最多？

# %% [markdown] tags=["lang-en"]
# ## Concessions: does the shape matter, or the argument?
#
# Seven patterns, four opponents, thousands of talks; every pattern meets the same buyers.
#
# **Reading the picture:** down the grey dots, how much lies between patterns? From grey to green, how much does the argument add? For which animal most?

# %%
race = PatternRace()
race

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 四道题，数字都是您自己的：算出区间；为四位买方各定一个方案；交上一笔当场谈成的交易；在没见过的买方身上证明一种让步方式。前三道是核心。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Four tasks with figures of your own: work out the zone; plan a deal with each of four buyers; hand in a deal made live; prove a pattern on unseen buyers. The first three are the core.

# %%
Exercise("08")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 您的两个猜测，与这里的结果：

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# Your two guesses beside what came out here:

# %%
Together(GuessReveal("08", "pattern", race.best), GuessReveal("08", "fox", race.agreed["fox", "linear"]))

# %% [markdown] tags=["lang-zh"]
# **课程主张** 四种对手各有应对。**在这里** 谈成得多，不等于赚得多；用对那一招，和让步的形状差不多一样要紧，对狐更要紧，还会换掉最好的形状；付款天数能让双方都多得。动物反应的大小全是假设，分类是漫画，不是诊断 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that each opponent has an answer. **Here** more deals did not mean more value; the fitting argument was worth about as much as the best shape over the worst, far more against the fox, and it changed which shape is best; days to pay can give both sides more. All sizes are assumed, and the animals are caricatures, no diagnoses <kbd>contested</kbd>.

# %%
Debrief("08")

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 为下一次谈判算出自己的保留价格（底线），写在纸上。
# 2. 问客户：付款天数对他们值多少？
# 3. 给计划里的每一步让步，配一个理由、一个交换。
# 4. 给拖着的那一家，提一个双方都当真的日期。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. Work out your reservation price (your limit) for the next talk and put it on paper.
# 2. Ask the customer what days to pay are worth to them.
# 3. Give each planned step a reason and something in return.
# 4. To the one who delays, propose a date that both sides mean.
#
# ## Words of this unit

# %%
Glossary("08")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：谈判，不是沟通

# %% [markdown] tags=["lang-en", "further"]
# ## Further: negotiation is not communication

# %% [markdown] tags=["lang-zh"]
# 课程把两者分开：沟通交换信息，看重过程；谈判要的是结果 <kbd>课程</kbd>。什么是谈判、为什么谈判、前提、成功的原则，课程只列了题目 <kbd>课程</kbd>；下表补上我们的理解 <kbd>假设</kbd>。谈判前后，也可以拿第 3 单元的四象限环走一遍。
#
# **做一做：** 先逐行看表，再把句子放进格里。哪一句最难分？

# %% [markdown] tags=["lang-en"]
# The course keeps them apart: communication exchanges information and cares about the process, negotiation is about a result <kbd>course</kbd>. What it is, why, its preconditions and principles of success are headings of the course <kbd>course</kbd>; the table adds our reading <kbd>assumed</kbd>. Before and after a talk, the walk around the four quadrants of unit 3 serves as well.
#
# **Do this:** go down the table, then sort the sentences. Which was hardest to tell?

# %% [markdown] tags=["lang-zh"]
# 课程说，销售各阶段的谈判重点不同 <kbd>课程</kbd>；重点是什么，由我们补写 <kbd>假设</kbd>。太早谈价格，等于替没讲清的价值打折。
#
# **做一做：** 想一笔正在谈的生意，它在哪一行？您最近谈的，是那一行的重点吗？

# %% [markdown] tags=["lang-en"]
# The course says that each selling phase has its own focus <kbd>course</kbd>; which one is our reading <kbd>assumed</kbd>. To talk price too early is to discount a value nobody has seen yet.
#
# **Do this:** take a deal of your own. In which row is it, and did you last talk about what stands there?

# %%
Together(NegotiationTable("basics"), TalkSorter("kind"), NegotiationTable("selling"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：准备表

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the sheet to prepare

# %% [markdown] tags=["lang-zh"]
# 第一个数字是锚，会把后面的数字拉向自己 <kbd>文献</kbd>。对半分和按双方耐心分，研究者叫纳什解和鲁宾斯坦解 <kbd>文献</kbd>。
#
# **做一做：** 读完下表，填准备表。哪几项检查还没通过？“保存”把它变成一页，可以打印。

# %% [markdown] tags=["lang-en"]
# The first number is an anchor and pulls what follows towards it <kbd>published</kbd>. The even split and the split by patience are known as Nash's and Rubinstein's <kbd>published</kbd>.
#
# **Do this:** read the table and fill in the sheet. Which checks do not pass yet? “Save” makes a page of it for printing.

# %%
Together(NegotiationTable("concepts"), NegotiationSheet())

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一场谈判的故事

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the story of one talk

# %% [markdown] tags=["lang-zh"]
# 这一场，我方匀速让步，不加理由，对手是羊。图里已经揭晓区间。
#
# **读图：** 付款天数也是议题。同样的天数，对两边的代价不同，所以会有没谈出来的利益。有多少？

# %% [markdown] tags=["lang-en"]
# Here we give evenly, without arguments, to a sheep. The picture shows the zone.
#
# **Reading the picture:** days are an issue as well. The same days cost the two sides different amounts, so money can stay on the table. How much?

# %%
NegotiationStory("sheep", "linear")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：让步的实验台

# %% [markdown] tags=["lang-en", "further"]
# ## Further: the lab of concessions

# %% [markdown] tags=["lang-zh"]
# 让步，课程只列了题目 <kbd>课程</kbd>。早让还是晚让，研究者写成随时间让步的曲线（Faratin、Sierra、Jennings，1998）<kbd>文献</kbd>。
#
# **先试这一步：** 对手选羊，比较“一次大让”和匀速。再选狐，把一招从“不加理由”改成约日期。

# %% [markdown] tags=["lang-en"]
# Making concessions is a heading of the course <kbd>course</kbd>. Early or late was written as curves over time by Faratin, Sierra and Jennings (1998) <kbd>published</kbd>.
#
# **Start with this move:** take the sheep and compare one big step with even steps to the limit. Then take the fox and change the argument from none to a date.

# %%
Together(NegotiationTable("concessions"), PatternPanel("sheep"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：圈套与成交

# %% [markdown] tags=["lang-en", "further"]
# ## Further: traps, and closing

# %% [markdown] tags=["lang-zh"]
# 课程讲设圈套，也讲避圈套，还有临门一脚、次序技术、促成成交的办法，和“假如您是客户” <kbd>课程</kbd>。本书不设圈套：不欺骗，不威胁，不造假期限。小利有法律的界线：给对方人员好处是商业贿赂（《反不正当竞争法》第八条，2025 年 10 月 15 日起施行；不是法律意见）<kbd>文献</kbd>。更多见[职业道德与法律](14_ethics.ipynb)。
#
# **做一做：** 分一分哪句公道、哪句是圈套；每个圈套先说怎样回应，再点开。最后给自己选一种成交的办法。

# %% [markdown] tags=["lang-en"]
# The course speaks of setting traps and avoiding them, of the closing push, the sequence technique, ways to close and “if you were the customer?” <kbd>course</kbd>. The workbook sets no traps: no deception, no threats, no false deadlines. Small gains have a limit in law: favours to a customer's people are commercial bribery (Anti-Unfair Competition Law, art. 8, in force from 15 October 2025; no legal advice) <kbd>published</kbd>. More in [Ethics and law](14_ethics.ipynb).
#
# **Do this:** tell fair from trap; say how you would answer each trap, then open its card. Last, choose one way to close for yourself.

# %%
Together(TalkSorter("trap"), TrapCards(), NegotiationTable("closing"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：带回公司

# %% [markdown] tags=["lang-en", "further"]
# ## Further: taken home to the company

# %% [markdown] tags=["lang-zh"]
# 谈判的目标是不打价格战也有利润 <kbd>课程</kbd>。一笔合同的折扣和账期，若成了所有客户的惯例，公司会怎样？左边是您谈成的条件（还没谈成就用例子），与目录价、标准账期比较。
#
# **先试这一步：** 折扣归零，只留付款天数。现金和 DSO 动了多少，利润呢？

# %% [markdown] tags=["lang-en"]
# The aim is profit without low-price competition <kbd>course</kbd>. What if the discount and days of one contract became the rule for all customers? The levers hold your deal (an example, if there is none yet), against list price and standard terms.
#
# **Start with this move:** set the discount to zero and keep the days. How do cash and DSO move, and profit?

# %%
DealPanel(talk)

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：五句格言

# %% [markdown] tags=["lang-en", "further"]
# ## Further: five maxims

# %% [markdown] tags=["lang-zh"]
# 课程用格言收尾 <kbd>课程</kbd>；每句配一个练习。
#
# **做一做：** 挑一句，今天就练。

# %% [markdown] tags=["lang-en"]
# The course ends in maxims <kbd>course</kbd>, each with something to practise.
#
# **Do this:** choose one and practise it today.

# %%
NegotiationTable("maxims")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：结论靠什么假设

# %% [markdown] tags=["lang-en", "further"]
# ## Further: on which assumptions this rests

# %% [markdown] tags=["lang-zh"]
# 反应的方向出自课程，驴的按其象限推断；大小全是 <kbd>假设</kbd>，可打开下表。真人会学习，会说谎，桌上也不止一个人。实验里，越来越小的步子让对方的还价更低调（Tey 等，2021）<kbd>文献</kbd>；我们的买方读不懂这个信号。让得少，谈崩的也多（“A Deep Dive Into Distributive Concession Making”，Collabra: Psychology，2023）<kbd>文献</kbd>。

# %% [markdown] tags=["lang-en"]
# Directions follow the course, the donkey's its quadrant; all sizes are <kbd>assumed</kbd>, and you can open the table. Real people learn, may lie, and are rarely alone. In experiments shrinking steps made counteroffers less ambitious (Tey and others 2021) <kbd>published</kbd>; our buyers cannot read that signal. Giving little ends more talks without a deal (“A Deep Dive Into Distributive Concession Making”, Collabra: Psychology 2023) <kbd>published</kbd>.

# %%
TalkAssumptions()
