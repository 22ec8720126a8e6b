# %% [markdown] tags=["lang-zh"]
# # 5 · 建立与维护信任
#
# 您手里有六家大客户：最大的一家刚刚认识，有两家已经信赖您，其余的介于两者之间。每个月只有十二次拜访，去了这家，就去不了那家。更麻烦的是，上次答应寄的样品，到现在还没寄出。
#
# 该多跑，还是该少答应？

# %% [markdown] tags=["lang-en"]
# # 5 · Trust and relationship
#
# Six key accounts are yours: the largest has only just met you, two trust you, the rest are somewhere between. A month holds a dozen visits, and a visit here is one less there. Worse, the samples you promised last time have still not been sent.
#
# More visits, or fewer promises?

# %%
from simlib import BestVisits, CadencePanel, Debrief, Exercise, Glossary, Guess, GuessReveal, LadderPanel, LimitCards
from simlib import NextVisit, PraiseSorter, PraiseTarget, Recall, ReferralPanel, Together, TrustAssumptions
from simlib import TrustTable, TwoWays, VisitExample

# %% [markdown] tags=["lang-zh"]
# ## 先猜
#
# 写下两个判断，再写下把握有多大。

# %% [markdown] tags=["lang-en"]
# ## Guess first
#
# Commit yourself twice, and say how sure you are.

# %%
Together(Guess("05", "way"), Guess("05", "visits"))

# %% [markdown] tags=["lang-zh"]
# ## 还记得吗
#
# 前面单元的三个问题。

# %% [markdown] tags=["lang-en"]
# ## Do you remember?
#
# Three questions on earlier units.

# %%
Recall("05")

# %% [markdown] tags=["lang-zh"]
# ## 动手：十二次拜访，分给谁
#
# 现在是每家两次。**先试这一步：** 从最小的一家拿走两次，给最大的一家。再把未兑现的承诺加到十分之一：这份计划还划算吗？

# %% [markdown] tags=["lang-en"]
# ## Play: a dozen visits, and who gets them
#
# Every account has two now. **Start with this move:** take both from the smallest and give them to the largest. Then let one promise in ten be broken. Does your plan still pay?

# %%
CadencePanel()

# %% [markdown] tags=["lang-zh"]
# ## 四级台阶
#
# 与大客户相处，课程讲四步：认识、约会、信赖、同盟 <kbd>课程</kbd>。看客户做了什么，不看您的感觉。
#
# **做一做：** 想一家自己的客户。最近一个月，哪件事说明它站在哪一级？

# %% [markdown] tags=["lang-en"]
# ## Four steps
#
# The course takes four steps with a key account: acquaintance, engagement, trust, alliance <kbd>course</kbd>. What counts is what the customer does, never how you feel.
#
# **Do this:** think of an account of your own. What happened in the last month that says where it stands?

# %%
TrustTable("rungs")

# %% [markdown] tags=["lang-zh"]
# ## 动手：客户怎样升，怎样退
#
# 我们的读法：拜访让客户升级；没人去，关系慢慢变冷；一个承诺没兑现，退两级 <kbd>假设</kbd>。每次拜访都会带出一个新的承诺。
#
# **先试这一步：** 每月拜访从两次加到六次。虚线上面多出来了吗？退回来，再把未兑现降到零。

# %% [markdown] tags=["lang-en"]
# ## Play: how accounts rise and fall
#
# Our reading: visits let an account climb; without them it cools slowly; a broken promise costs two steps <kbd>assumed</kbd>. And each visit brings a new promise.
#
# **Start with this move:** go from two visits a month to six. Did anything rise above the dashes? Go back to two, then break no promise at all.

# %%
LadderPanel()

# %% [markdown] tags=["lang-zh"]
# ## 比一比：多跑，还是说到做到
#
# 同样的客户，同样的运气。先想一想：哪一个更有力，为什么？再看两张图。

# %% [markdown] tags=["lang-en"]
# ## Compare: more visits, or promises kept
#
# The same accounts with the same luck. Say first which is stronger, and why; then read on.

# %%
ways = TwoWays()
ways

# %%
best = BestVisits()
best

# %% [markdown] tags=["lang-zh"]
# ## 赞美：打中哪一环
#
# 靶子有四环，从外到内：外表、成就、品格、潜力；越近靶心，力量越大。要具体，要当场：“赞美有保质期” <kbd>课程</kbd>。不真的话，再巧也是奉承。
#
# **玩一玩：** 每句赞美答两问：打中哪一环，现在能不能说。

# %% [markdown] tags=["lang-en"]
# ## Praise: which ring is hit
#
# The target has four rings, from the outside in: appearance, achievements, character, potential; the nearer the bull's eye, the stronger. Be specific, and say it at once: praise has a shelf life <kbd>course</kbd>. What is untrue is flattery, however well put.
#
# **Play:** two questions on each sentence: which ring, and can it be said now?

# %%
PraiseTarget()

# %%
PraiseSorter()

# %% [markdown] tags=["lang-zh"]
# ## 关心与送礼的界限
#
# “关心家人”“投其所好”是课程的建议 <kbd>课程</kbd>；隐私与贿赂的法律给它们划了线（2026 年 11 月查对，不是法律意见）<kbd>文献</kbd>。一个简单的办法：这件事，能不能当着对方的上司做，写进双方的账？更多见[职业道德与法律](14_ethics.ipynb)。
#
# **做一做：** 每件事先说做到哪里为止，再点开卡片。

# %% [markdown] tags=["lang-en"]
# ## Where care and gifts end
#
# “Care for the family” and “fit their interests” are the course's advice <kbd>course</kbd>; privacy and bribery law draw the line (checked November 2026, no legal advice) <kbd>published</kbd>. A plain test: could you do it in front of the other's superior, and enter it in both firms' books? More in [Ethics and law](14_ethics.ipynb).
#
# **Do this:** say where you would stop, then open the card.

# %%
LimitCards()

# %% [markdown] tags=["lang-zh"]
# ## 例题与练习
#
# 先看一次拜访值多少，一步一步算给您看。然后三道题：多出来的一次拜访给谁；五种情形里线在哪里；给自己的六家客户排一份计划。

# %% [markdown] tags=["lang-en"]
# ## A worked example, and the exercise
#
# First, what one visit is worth, step by step. Then three tasks: who gets the visit that became free; where the line is in five situations; and a plan for six accounts of your own.

# %%
Together(VisitExample(), Exercise("05"))

# %% [markdown] tags=["lang-zh"]
# ## 回顾
#
# 先看您的两个猜测。

# %% [markdown] tags=["lang-en"]
# ## Debrief
#
# First, your two guesses.

# %%
Together(GuessReveal("05", "way", ways.best), GuessReveal("05", "visits", best.best))

# %% [markdown] tags=["lang-zh"]
# **答复：** 先把样品寄出。在这里，承诺少失信一半，胜过拜访加倍；信守不了，跑得太勤反而倒退。
#
# **课程主张** 关系一步步走，信赖之后才有同盟 <kbd>课程</kbd>。**在这里** 我们就这样写了模型。它能算拜访和承诺怎样配合，不能证明关系真是阶梯 <kbd>假设</kbd>。一个承诺没兑现退几级，也是我们设的：请打开假设表看，换成您的经验。

# %% [markdown] tags=["lang-en"]
# **The answer:** send the samples first. Here, half the broken promises were worth more than twice the visits; where promises break, too many visits even set you back.
#
# **The course claims** that relationships climb step by step, with alliance only after trust <kbd>course</kbd>. **Here** the model was written so. It works out how visits and promises go together; it cannot prove that relationships are a ladder <kbd>assumed</kbd>. How far a broken promise throws you back is assumed too: open the list and hold it against your experience.

# %%
Debrief("05")

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
# 2. For each account write down its step, and the deed that shows it.
# 3. Promise one thing less that you may not be able to keep.
# 4. Give thanks for one particular thing, on the same day.
# 5. Go through your records and erase personal details that should not be there.
#
# ## Words of this unit

# %%
Glossary("05")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：相处的准则与赞美的做法

# %% [markdown] tags=["lang-en", "further"]
# ## Further: getting on, and how to praise

# %% [markdown] tags=["lang-zh"]
# 课程有四条与人相处的准则 <kbd>课程</kbd>；只有题目的“关系营销 4 步骤”，也许就是这四条；还有做销售要有的“打麻将的精神”，我们读作随叫随到、不怪别人、输了还想再来 <kbd>假设</kbd>。
#
# **做一做：** 选一条，写进下一次拜访的计划。

# %% [markdown] tags=["lang-en"]
# The course has four rules for getting on with people <kbd>course</kbd>; its bare title “four steps of relationship marketing” may mean these four, and we read the mahjong player's spirit it asks for as this: come when called, blame nobody, play on after a loss <kbd>assumed</kbd>.
#
# **Do this:** choose one and write it into the plan of your next visit.

# %%
Together(TrustTable("rules"), TrustTable("praise"))

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：第一印象与服务礼仪

# %% [markdown] tags=["lang-en", "further"]
# ## Further: first impressions and etiquette

# %% [markdown] tags=["lang-zh"]
# 服务礼仪的题目有：站姿、坐姿、走姿、目光、手势、着装、容貌与体态 <kbd>课程</kbd>。第一印象的一组数字流传很广，下表说明它从哪里来 <kbd>有争议</kbd>。服务文化的案例，课程的题目是“海底捞，为什么学不会”<kbd>课程</kbd>：哪一件服务，您的客户会讲给别人听？

# %% [markdown] tags=["lang-en"]
# Service etiquette has these headings: standing, sitting, walking, eyes, gestures, dress, face and build <kbd>course</kbd>. Figures on first impressions are often quoted; the table says where they come from <kbd>contested</kbd>. For service culture the course names a book on a hotpot chain, Haidilao, and why you can't copy it <kbd>course</kbd>: which service of yours would a customer tell others about?

# %%
TrustTable("impression")

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：信任进了漏斗

# %% [markdown] tags=["lang-en", "further"]
# ## Further: trust in the funnel

# %% [markdown] tags=["lang-zh"]
# 老客户的新项目，在漏斗的每个阶段都更容易过关；转介绍得到一半的帮助，陌生客户没有 <kbd>假设</kbd>。赢了一单，还可能带来下一单。
#
# **先试这一步：** 让老客户的项目过关更多。哪一类商机的比例动了？多赢的单数，区间有什么变化？最后看六家客户：多一次、少一次拜访各值多少。

# %% [markdown] tags=["lang-en"]
# A customer's next project passes every stage of the funnel more easily; a referral has half of that help, a stranger none <kbd>assumed</kbd>. And a win may bring the next deal.
#
# **Start with this move:** let more repeat deals pass. Which bar moves? What becomes of the interval of the extra deals? Last, the six accounts again: what one visit more or less is worth at each.

# %%
ReferralPanel()

# %%
NextVisit()

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：这些数字从哪里来

# %% [markdown] tags=["lang-en", "further"]
# ## Further: where the numbers come from

# %% [markdown] tags=["lang-zh"]
# 每个假设都可以打开看，换成您自己的经验。

# %% [markdown] tags=["lang-en"]
# Open each assumption and hold it against your own experience.

# %%
TrustAssumptions()
