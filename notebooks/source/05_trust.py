# %% [markdown] tags=["lang-zh"]
# # 5 · 建立与维护信任
#
# 您手里有六家大客户：最大的一家刚刚认识，有两家已经信赖您，还有几家不大不小。每个月的拜访就那么多，去了这家，就去不了那家。更麻烦的是，上次答应寄的样品，到现在还没寄出。
#
# 该多跑，还是该少答应？

# %% [markdown] tags=["lang-en"]
# # 5 · Trust and relationship
#
# Six key accounts are yours: the largest has only just met you, two trust you, the rest are somewhere between. A month holds only so many visits, and each one is missing elsewhere. Worse, the samples you promised last time have still not been sent.
#
# More visits, or fewer promises?

# %%
from simlib import BestVisits, CadencePanel, Exercise, Glossary, Guess, GuessReveal
from simlib import LadderPanel, NextVisit, PraiseSorter, ReferralPanel
from simlib import TrustAssumptions, TrustTable, TwoWays

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，最后再来对照。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice; we come back to it at the end.

# %%
Guess("05", "way")

# %%
Guess("05", "visits")

# %% [markdown] tags=["lang-zh"]
# ## 四级台阶
#
# 与大客户相处，课程讲四步：认识、约会、信赖、同盟 <kbd>课程</kbd>。每一步都看客户的表现，不看您的感觉。
#
# **做一做：** 想一家自己的客户。最近一个月，哪件事说明它站在哪一级？

# %% [markdown] tags=["lang-en"]
# ## Four rungs
#
# The course takes four steps with a key account: acquaintance, engagement, trust, alliance <kbd>course</kbd>. Each is told by what the customer shows, never by how you feel.
#
# **Do this:** think of an account of your own. What happened in the last month that says where it stands?

# %%
TrustTable("rungs")

# %% [markdown] tags=["lang-zh"]
# ## 动手：许多客户，一步一步
#
# 我们把阶梯写成马尔可夫链：每月一步，只看现在在哪一级 <kbd>假设</kbd>。拜访帮人上升；没人来，关系变冷；一次失约，跌下两级 <kbd>假设</kbd>。
#
# 图里的点是模拟的客户，线是矩阵算出的准确值。**先试这一步：** 把每月拜访从两次加到六次，失约不变。再退回来，把失约降到零。

# %% [markdown] tags=["lang-en"]
# ## Play: many accounts, step by step
#
# We write the ladder as a Markov chain: a step a month, and only the present rung counts <kbd>assumed</kbd>. Visits help to climb; without them a relationship cools; a broken promise costs two rungs <kbd>assumed</kbd>.
#
# Dots are simulated accounts, lines the exact values by matrix algebra. **Start with this move:** go from two visits a month to six and leave the promises alone. Then go back, and break none.

# %%
LadderPanel()

# %% [markdown] tags=["lang-zh"]
# ## 来得越勤越好吗
#
# 每次拜访都带出一个新的承诺。失约的比例不变，跑得越勤，失的约越多 <kbd>假设</kbd>。
#
# **读表：** 每一行，哪一列最高？失约越多，最高的那一列往哪边移？

# %% [markdown] tags=["lang-en"]
# ## Is more always better?
#
# Each visit brings a new promise. At the same carelessness, more visits break more of them <kbd>assumed</kbd>.
#
# **Reading the table:** which column is highest in each row, and where does it move as more promises are broken?

# %%
best = BestVisits()
best

# %% [markdown] tags=["lang-zh"]
# ## 相处的四条准则
#
# 课程另有四条与人相处的准则 <kbd>课程</kbd>。课程还有一个只有题目的“关系营销 4 步骤”，内容也许就是这四条 <kbd>假设</kbd>。
#
# **做一做：** 选一条，写进下一次拜访的计划。

# %% [markdown] tags=["lang-en"]
# ## Four rules of getting on
#
# The course has four rules for getting on with people <kbd>course</kbd>. It also names “four steps of relationship marketing” as a bare title; these four may be what it meant <kbd>assumed</kbd>.
#
# **Do this:** choose one and write it into the plan of your next visit.

# %%
TrustTable("rules")

# %% [markdown] tags=["lang-zh"]
# ## 赞美
#
# 赞美先看心态，再看方法 <kbd>课程</kbd>。靶子有四环，从外到内：外表、成就、品格、潜力；越近靶心，力量越大 <kbd>课程</kbd>。
#
# 不真的话，再巧也是奉承。本书只建议说您真看到的事 <kbd>假设</kbd>。**做一做：** 表里哪一条，您上周做到了？

# %% [markdown] tags=["lang-en"]
# ## Praise
#
# Attitude first, then method <kbd>course</kbd>. The target has four rings, from the outside in: appearance, achievements, character, potential; the nearer the bull's eye, the stronger <kbd>course</kbd>.
#
# What is untrue is flattery, however well put. The workbook advises praise only for what you really saw <kbd>assumed</kbd>. **Do this:** which line of the table did you keep last week?

# %%
TrustTable("praise")

# %% [markdown] tags=["lang-zh"]
# **试一试：** 每句话答两问。打中哪一环？现在说，够不够具体、及时？

# %% [markdown] tags=["lang-en"]
# **Try this:** two questions for each sentence. Which ring does it hit? Said now, is it specific and prompt?

# %%
PraiseSorter()

# %% [markdown] tags=["lang-zh"]
# ## 第一印象与服务礼仪
#
# 服务礼仪的题目有：站姿、坐姿、走姿、目光、手势、着装、容貌与体态 <kbd>课程</kbd>。课程还引用了第一印象的一组数字，下表说明它从哪里来 <kbd>有争议</kbd>。
#
# 服务文化的案例，课程只给了题目：海底捞，为什么学不会 <kbd>课程</kbd>。没有给出的内容，这里不编。
#
# **做一做：** 您的第一次见面，哪句话和表情可能对不上？

# %% [markdown] tags=["lang-en"]
# ## First impressions and service etiquette
#
# Service etiquette has these headings: standing, sitting, walking, eyes, gestures, dress, face and build <kbd>course</kbd>. The course also quotes figures on first impressions; the table says where they come from <kbd>contested</kbd>.
#
# For service culture the course gives a title only: Haidilao, and why you can't copy it <kbd>course</kbd>. What it does not tell is not made up here.
#
# **Do this:** at your next first meeting, which sentence might your face contradict?

# %%
TrustTable("impression")

# %% [markdown] tags=["lang-zh"]
# ## 关心与送礼的界限
#
# “关心家人”“投其所好”是课程的建议 <kbd>课程</kbd>。隐私与贿赂给它们划了线；下表写于二〇二六年，不是法律意见 <kbd>文献</kbd>。
#
# 一个简单的办法：这件事，能不能当着对方的上司做，写进双方的账？更多见[职业道德与法律](14_ethics.ipynb)。

# %% [markdown] tags=["lang-en"]
# ## Where care and gifts end
#
# “Care for the family” and “fit their interests” are the course's advice <kbd>course</kbd>. Privacy and bribery law draw the line; the table was written in 2026 and is no legal advice <kbd>published</kbd>.
#
# A plain test: could you do it in front of the other's superior, and enter it in both firms' books? More in [Ethics and law](14_ethics.ipynb).

# %%
TrustTable("limits")

# %% [markdown] tags=["lang-zh"]
# ## 十二次拜访，怎么分
#
# 回到六家客户。先看矩阵怎样估一次拜访：多一次带来多少，少一次损失多少 <kbd>假设</kbd>。再用面板挪动拜访。
#
# **先试这一步：** 从表里“少一次”损失最小的客户拿走两次，给“多一次”带来最多的。再把失约加到十分之一，这份计划还划算吗？“逐次分配”让矩阵一次一次地分。

# %% [markdown] tags=["lang-en"]
# ## A dozen visits: who gets them?
#
# Back to the six accounts. First, what the matrix says a visit is worth: one more, one less <kbd>assumed</kbd>. Then move visits in the panel.
#
# **Start with this move:** take two visits from the account that loses least and give them to the one that gains most. Then break one promise in ten. Does the plan still pay? “One visit after the other” lets the matrix hand them out.

# %%
NextVisit()

# %%
CadencePanel()

# %% [markdown] tags=["lang-zh"]
# ## 信任进了漏斗
#
# 在公司的模拟里，老客户的新项目在每个阶段都更容易通过，转介绍得到一半的好处，陌生客户没有 <kbd>假设</kbd>。成交还可能带来下一单。
#
# **先试这一步：** 把信任的作用加倍。哪一类机会的比例动了？成交总数的区间离开零了吗？

# %% [markdown] tags=["lang-en"]
# ## Trust in the funnel
#
# In the simulated company, a customer's repeat deal passes every stage more easily, a referral has half of that help, a stranger none <kbd>assumed</kbd>. A win may also bring the next deal.
#
# **Start with this move:** double the effect of trust. Which bar moves? Does the interval of all deals won leave zero?

# %%
ReferralPanel()

# %% [markdown] tags=["lang-zh"]
# ## 练习
#
# 三道题：算您自己的一条小链；为五种情形划界；给自己的六家客户排拜访计划，在没见过的世界里检验。

# %% [markdown] tags=["lang-en"]
# ## Exercise
#
# Three tasks: work out a small chain of your own; draw the line in five situations; plan the visits to six accounts of your own, judged in worlds nobody has seen.

# %%
Exercise("05")

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看拜访加倍与失约减半，哪一个更有力，再看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, which is stronger, twice the visits or half the broken promises; then your two guesses.

# %%
ways = TwoWays()
ways

# %%
GuessReveal("05", "way", ways.best)

# %%
GuessReveal("05", "visits", best.best)

# %% [markdown] tags=["lang-zh"]
# **课程主张** 关系一步步走，信任之后才有同盟 <kbd>课程</kbd>。**在这里** 我们就这样写了模型，它算的是拜访和承诺怎样配合，不能证明关系真是一条链 <kbd>假设</kbd>。失一次约跌几级，是最要紧的假设：请打开看，换成您的经验。
#
# **有争议：** 第一印象的数字，被广泛误读 <kbd>有争议</kbd>。

# %% [markdown] tags=["lang-en"]
# **The course claims** that relationships climb step by step, with alliance only after trust <kbd>course</kbd>. **Here** the model was written so. It works out how visits and promises go together; it cannot prove that relationships are a chain <kbd>assumed</kbd>. How far a broken promise throws you back matters most: open the list and hold it against your experience.
#
# **Contested:** the figures on first impressions are widely misread <kbd>contested</kbd>.

# %% tags=["open"]
TrustAssumptions()

# %% [markdown] tags=["lang-zh"]
# ## 星期一试什么
#
# 1. 列出所有还没兑现的承诺，先还最旧的一个。
# 2. 给每家客户写下：站在哪一级，凭哪件事。
# 3. 少答应一件做不到的事。
# 4. 当天说一句具体的感谢。
# 5. 翻一遍客户档案，删掉不该有的个人信息。
#
# ## 本单元的词

# %% [markdown] tags=["lang-en"]
# ## What to try on Monday
#
# 1. List every promise still open, and keep the oldest first.
# 2. For each account write down its rung, and the deed that shows it.
# 3. Promise one thing less that you may not be able to keep.
# 4. Give thanks for one particular thing, on the same day.
# 5. Go through your records and erase personal details that should not be there.
#
# ## Words of this unit

# %%
Glossary("05")
