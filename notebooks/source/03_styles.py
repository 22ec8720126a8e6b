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
from simlib import Animals, Exercise, Glossary, Guess, GuessReveal, MatchWorth, MessageChecker, PairMatrix
from simlib import Phrases, Quadrants, SelfTest, StylePanel, Strategy, Verdict, WhoSaysThis, compare, scenario
market, today = scenario("machinery").alone("funnel"), Strategy()
adapted = today.but(style_matching=True)
Guess("03", "worth")

# %% [markdown] tags=["lang-zh"]
# 先写下您的判断，再往下看。第二个猜测也在这里：不是问您的经验，是问课程会怎么说。

# %% [markdown] tags=["lang-en"]
# Write your guess down before you read on. Here is the second one: it asks what the course would say, whatever your own experience.

# %%
Guess("03", "hardest")

# %% [markdown] tags=["lang-zh"]
# ## 四个象限
#
# 课程的出发点：思维偏好决定我们怎样发出信息、怎样接收信息，也就决定沟通成不成 <kbd>课程</kbd>。
#
# 偏好分四个象限 <kbd>课程</kbd>，模型出自赫曼（Herrmann）<kbd>文献</kbd>。把左右两侧说成左脑、右脑，证据不支持 <kbd>有争议</kbd>。请把它当一张地图：好用，但不是脑子本身。
#
# **做一做：** 想一位您最近没谈拢的客户。他要的是哪一格，您给的是哪一格？

# %% [markdown] tags=["lang-en"]
# ## Four quadrants
#
# The course begins with a claim: thinking preference shapes how we send and receive messages, and so whether communication succeeds <kbd>course</kbd>.
#
# It sorts preferences into four quadrants <kbd>course</kbd>; the model is Herrmann's <kbd>published</kbd>. That the two sides are halves of the brain is not borne out <kbd>contested</kbd>. Take it as a map: useful, and not the mind itself.
#
# **Do this:** think of a customer with whom you got nowhere lately. Which field did they want, and which did you give?

# %%
Quadrants()

# %% [markdown] tags=["lang-zh"]
# ## 先看自己
#
# 对面的人要先认得，自己也要认得。下面的题是本书自编的，不是那套收费的测评，也没有验证过 <kbd>假设</kbd>。点一句，图就动一下。
#
# **做一做：** 答完以后，请一位同事替您再答一遍。两张图差在哪里？

# %% [markdown] tags=["lang-en"]
# ## Yourself first
#
# To know the other, know yourself. The items are this workbook's own, not those of the commercial instrument, and were never validated <kbd>assumed</kbd>. Press a sentence and the picture moves.
#
# **Do this:** when you have finished, let a colleague answer for you. Where do the two pictures differ?

# %%
SelfTest()

# %% [markdown] tags=["lang-zh"]
# ## 听话音
#
# 每个象限有常说的话，也有别人的评价 <kbd>课程</kbd>。评价多半不好听，而且大多出自对面那一格：我们看不惯的，常常是自己不习惯的。
#
# **做一做：** 在最后一列里找一个您用过的词。您当时说的是谁，他又会怎么说您？

# %% [markdown] tags=["lang-en"]
# ## Listen for the phrases
#
# Each quadrant has its phrases, and its critics <kbd>course</kbd>. The criticism is seldom kind and comes mostly from across: what irritates us is often what we are not used to.
#
# **Do this:** find a word in the last column that you have used. Of whom? And which word would they use of you?

# %%
Phrases()

# %% [markdown] tags=["lang-zh"]
# 现在把表盖住。每句话点一种动物，马上知道课程放在哪里；只有第一次算分。

# %% [markdown] tags=["lang-en"]
# Now without the table. Press an animal for each phrase and see at once where the course puts it; the first answer counts.

# %%
WhoSaysThis()

# %% [markdown] tags=["lang-zh"]
# ## 四种动物
#
# 课程给四个象限各配一种动物，配法是从幻灯片的图上读出来的 <kbd>课程</kbd>。驴在课程里只有一个位置，特点由象限推出 <kbd>假设</kbd>。
#
# 对狐，课程说给小便宜，不动就威胁 <kbd>课程</kbd>。本书不这样做：私下的好处是商业贿赂，威胁伤人也伤己。换成三件事：把拖延的代价算清楚，约定带日期的下一步，另找一个角色 <kbd>假设</kbd>。
#
# 动物是教学漫画，不是诊断。标签不写进 CRM，也不用来决定录用谁：写下对方要什么，就够了。更多见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# ## Four animals
#
# The course gives each quadrant an animal; which goes with which was read from the slide's picture <kbd>course</kbd>. The donkey has only its place there; its traits follow from the quadrant <kbd>assumed</kbd>.
#
# For the fox the course advises a small benefit and, if nothing moves, a threat <kbd>course</kbd>. The workbook does neither: a private benefit is commercial bribery, a threat hurts both. It puts three things in their place: the cost of delay made concrete, a dated next step, another role <kbd>assumed</kbd>.
#
# Animals are caricatures for teaching, no diagnoses. Such labels belong in no CRM and decide no hiring: note what a customer asks for, and leave it there. More in [Ethics and law](14_ethics.ipynb).

# %%
Animals()

# %% [markdown] tags=["lang-zh"]
# ## 两种风格碰面
#
# 难易看位置：相同和相容较容易，对比和跨象限较难 <kbd>课程</kbd>。模型里给每一种配了一个数，次序是课程的，数是本书的 <kbd>假设</kbd>。
#
# **做一做：** 先点您和最重要的客户那一格，再点您和您上司那一格。

# %% [markdown] tags=["lang-en"]
# ## When two styles meet
#
# Ease depends on the place: same and compatible are easier, contrasting and diagonal harder <kbd>course</kbd>. The model gives each kind a number; the order is the course's, the numbers are not <kbd>assumed</kbd>.
#
# **Do this:** press the field of yourself and your most important customer, then that of yourself and your superior.

# %%
PairMatrix()

# %% [markdown] tags=["lang-zh"]
# ## 发出之前，走一圈
#
# 不知道对面是谁，或者对面有好几个人，怎么办？课程的答案是沟通环走：发出信息之前，把四个象限的问题各问一遍 <kbd>课程</kbd>。
#
# 下面的检查器按看得见的规则找词 <kbd>假设</kbd>。它不懂意思，只提醒您漏了哪一格。
#
# **做一做：** 先看例子缺什么，再粘贴您上周发给客户的一段话。改到四格都有，读一遍：它还像您说的话吗？

# %% [markdown] tags=["lang-en"]
# ## Walk round before you send
#
# What if you don't know who will read it, or several will? The course answers with the communication walk-around: before a message goes out, ask the questions of all four quadrants <kbd>course</kbd>.
#
# This checker looks for words by rules that you can open <kbd>assumed</kbd>. It understands nothing; it reminds you of the quadrant you left out.
#
# **Do this:** see what the example lacks, then paste something you sent to a customer last week. Change it until all four are there, and read it aloud: does it still sound like you?

# %%
MessageChecker()

# %% [markdown] tags=["lang-zh"]
# ## 动手：同一个漏斗，两种讲法
#
# 现在把问题放进会动的公司。灰色的基准按公司惯用的风格讲；您的方案先看准角色再开口，每个阶段要花准备时间，看错也会发生 <kbd>假设</kbd>。效果有多大，说法很多，证据薄弱 <kbd>有争议</kbd>。
#
# **先试这一步：** 把准备时间一格一格加上去。松手之前先说：赢单数会一直涨吗？**再试：** 把公司惯用风格换成羊，最后把效果拖到零。

# %% [markdown] tags=["lang-en"]
# ## Play: one funnel, two ways to tell it
#
# Now put the question to a company that moves. The grey baseline talks in the house style. Your plan reads each role first, which takes preparation at every stage, and sometimes misreads <kbd>assumed</kbd>. How much a match does is much talked about and weakly shown <kbd>contested</kbd>.
#
# **Start with this move:** add preparation step by step. Before you let go, say whether the deals won will keep rising. **Then** make the house style a sheep, and at last drag the effect to zero.

# %%
StylePanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 值多少，看您信多少
#
# 一个有争议的数，不该只取一个值。下面从零开始，一档一档加大效果，每一档都在同样的运气下比较有没有匹配。
#
# **读图：** 灰色的横线含 0：就算真有这么大的效果，这么多世界也还看不出来。您的公司只有一个世界，凭几单成败更看不出。

# %% [markdown] tags=["lang-en"]
# ## What it is worth depends on what you believe
#
# A contested number should not have a single value. Here the effect grows from zero, and at each size matching is compared with not matching on the same luck.
#
# **Reading the picture:** a grey bar touches zero. Even if the effect were that large, so many worlds would not show it. Your company has only one, and a few deals won or lost show less still.

# %%
MatchWorth(market)

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 四道题：听话辨人；选一种谈法并说出理由；算一算准备时间的价格；改一封信，走完四个象限。填上姓名或学号，数据就是您自己的。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Four tasks: type four customers; choose an approach and say why; work out the price of preparation; take a message round all four quadrants. Give a name or number and the figures are yours alone.

# %%
Exercise("03")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测，再看在没见过的世界里，多赢的几单还在不在。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First your two guesses; then worlds not seen before, to find whether the gain is still there.

# %%
fresh = compare(market, [today, adapted], seed=2, replications=60, kpi="won")
GuessReveal("03", "worth", round(fresh.pair().difference.mean))

# %%
GuessReveal("03", "hardest", "sheep")

# %%
Verdict(fresh)

# %% [markdown] tags=["lang-zh"]
# 第一个结果是假设的效果之下的平均数，有多大把握，看上面的区间。第二个是课程的说法：鹰和羊在对角 <kbd>课程</kbd>。
#
# **课程主张** 认出对方，用对方听得进的方式说 <kbd>课程</kbd>。**在这里** 准备少了看不准，准备多了没时间见客户，中间有一个合适的量；这个量靠假设得来。**有争议的** 是效果本身 <kbd>有争议</kbd>。
#
# 把效果设为零，准备时间照花，还剩下什么？**做一做：** 换一个数，按 Shift + Enter，看结论从哪里开始翻转。

# %% [markdown] tags=["lang-en"]
# The first result is a mean under the assumed effect; the interval above says how sure it is. The second is the course's account: eagle and sheep lie across from each other <kbd>course</kbd>.
#
# **The course claims** that you get through by recognising the other and speaking as they can hear <kbd>course</kbd>. **Here** too little preparation misreads, too much leaves no time for customers; between them lies a right amount, and it rests on assumptions. **Contested** is the effect itself <kbd>contested</kbd>.
#
# Set the effect to zero while preparation still costs its hours: what is left? **Do this:** put in another number, press Shift + Enter, and find where the verdict turns.

# %% tags=["open"]
doubt = market.but(style_effect=0.0)
Verdict(compare(doubt, [today, adapted.but(preparation_hours=2.0)], kpi="won"))

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 下一次拜访，先听三句，再决定怎么开口。记下对方要什么，不记他是哪种动物。
# 2. 下一封重要的信，发出之前走一圈，补上漏掉的那一格。
# 3. 一直拖着的那一单：算出拖延的代价，约一个日期，再找一个角色谈。
# 4. 要证明匹配有用，别凭感觉：随机挑一半客户这样做，隔一段时间比一比。
#
# ## 底线
#
# 客户公司的优惠要公开、入账；只说真实的后果；个人信息只记必要的，对方有权要求删除。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. At your next visit hear three sentences before you choose how to begin. Note what the customer asks for, not which animal they are.
# 2. Walk round your next important letter before it goes out, and add the quadrant that is missing.
# 3. The deal that keeps being put off: work out what delay costs, agree a date, speak to one more role.
# 4. To show that matching helps, do it with half of your customers, chosen at random, and compare later.
#
# ## The limits
#
# Discounts are open, booked, and go to the customer's firm. True consequences only. Keep personal information to what is needed, and erase it on request.
#
# ## Words of this unit

# %%
Glossary("03")
