# %% [markdown] tags=["lang-zh"]
# # 从这里开始
#
# 这是一本会动的练习册，讲客户关系管理和大客户销售。每个单元里都有一家模拟的公司：您做决定，它过两年，您看结果。不需要会编程。
#
# 每一页打开后自己动起来，要等几秒钟；在那之前，您看到的是上一次的画面。代码收起来了，想看就点右上角的“显示代码”，不看也不影响学习。

# %% [markdown] tags=["lang-en"]
# # Start here
#
# This is a workbook that moves: customer relationships and key-account selling, with a simulated company in every unit. You decide, the company lives through two years, you see what came of it. You need no programming.
#
# Every page comes alive by itself some seconds after it is opened; until then you see its last pictures. The code is folded away. “Show code” at the top right opens it; nothing is lost if you never do.

# %%
from simlib import CourseMap, Desk, HandIn, OneWorld, Strategy, TourPanel, Verdict, compare, run, scenario
Desk()

# %% [markdown] tags=["lang-zh"]
# ## 地图
#
# 按学习顺序从第 1 单元走到第 13 单元。课程 <kbd>课程</kbd> 有四个部分：知己知彼、大客户、信任、谈判，其余各单元围绕着它们；点一下就可以按这四个部分看。

# %% [markdown] tags=["lang-en"]
# ## The map
#
# From unit 1 to unit 13 in the order of learning. The course <kbd>course</kbd> has four parts: know the other and yourself, key accounts, trust, negotiation, and the other units stand around them; one click shows the units by part.

# %%
CourseMap()

# %% [markdown] tags=["lang-zh"]
# **提交。** 每个单元的练习下面都有按钮，可以只提交那一个单元；这里一次提交全部。

# %% [markdown] tags=["lang-en"]
# **Handing in.** Under each exercise stands a button that hands in that unit; here is the one for everything.

# %%
HandIn()

# %% [markdown] tags=["lang-zh"]
# ## 一个单元怎么走
#
# 1. **一个案例，一个猜测。** 先写下您的判断，最后再对照。
# 2. **讲一点，做一点。**
# 3. **动手：** 拖动一个手段，图跟着变。
# 4. **模拟与比较：** 先看一个世界里的一个故事，再让两个方案在许多世界里碰同样的运气。
# 5. **练习：** 数据由您的姓名、学号和班级代码生成，答错时提示会指出可能错在哪里。
# 6. **回顾：** 哪些站得住，靠的是什么假设，星期一能试什么。

# %% [markdown] tags=["lang-en"]
# ## How a unit goes
#
# 1. **A case and a guess** to look back at in the end.
# 2. **A little said, a little done.**
# 3. **Play:** drag a lever and the picture follows.
# 4. **Simulate and compare:** one story, then two plans on the same luck in many worlds.
# 5. **Exercise:** your own figures, and hints that name the likely mistake.
# 6. **Debrief:** what held, on which assumptions, and what to try on Monday.

# %% [markdown] tags=["lang-zh"]
# ## 每个说法都有出处
#
# - <kbd>课程</kbd>　课程材料这样讲。
# - <kbd>文献</kbd>　有公开发表的出处。
# - <kbd>假设</kbd>　本练习册自己的建模假设或理解，您可以改。
# - <kbd>有争议</kbd>　流传很广，证据薄弱，甚至相反。
#
# 遇到一个数字，先看标签，再决定信几分。
#
# # 五分钟导览
#
# ## 一个手段
#
# 一家机械制造商，六个采购阶段，几名销售人员。**试一试：** 把销售人数往左拖两格。松手之前先说：各阶段积压的商机会变多还是变少？

# %% [markdown] tags=["lang-en"]
# ## Every claim carries a label
#
# - <kbd>course</kbd> the course material says so.
# - <kbd>published</kbd> it stands in the literature, with a source.
# - <kbd>assumed</kbd> this workbook's own modelling or reading; you may change it.
# - <kbd>contested</kbd> widely repeated, on weak evidence or against it.
#
# When you meet a number, look at its label first.
#
# # A tour of five minutes
#
# ## One lever
#
# A machinery maker, six purchasing stages, a handful of reps. **Try this:** drag the number of reps two steps to the left. Before you let go, say it aloud: will opportunities pile up in the stages, or thin out?

# %%
market = scenario("machinery").alone("funnel")
TourPanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 一次模拟
#
# 同一家公司，不拖任何手段，从头到尾过一遍：来了多少线索，走到哪一步，赢下多少。

# %% [markdown] tags=["lang-en"]
# ## One simulation
#
# The same company with no lever moved, once from the first day to the last: how many leads came, how far they got, how many were won.

# %%
OneWorld(run(market))

# %% [markdown] tags=["lang-zh"]
# 换一个种子，就是换一次运气：客户不同，时机不同，公司还是那家公司。

# %% [markdown] tags=["lang-en"]
# Another seed is another luck: other customers, other moments, the same company.

# %%
OneWorld(run(market, seed=2))

# %% [markdown] tags=["lang-zh"]
# 两次的销售额差多少？这样的差别，谁的功劳都不是。所以一次好成绩证明不了一个好办法。
#
# ## 一次比较
#
# 要比较两个方案，就让它们在每个世界里遇到同样的客户、同样的运气，再看差别。这里比的是：多请一个销售，利润会怎样？每个点是一个世界。

# %% [markdown] tags=["lang-en"]
# How far apart are the two revenues? Nobody earned that difference, which is why one good year proves no method.
#
# ## One comparison
#
# To compare two plans, let both meet the same customers and the same luck in every world, then look at the difference. Here: what does one more rep do to profit? Each dot is a world.

# %% tags=["open"]
plans = [Strategy(), Strategy().but(reps=7)]
Verdict(compare(market, plans, replications=30))

# %% [markdown] tags=["lang-zh"]
# 横线是 95 % 置信区间：平均差别很可能在这一段里。它不碰零，才谈得上高低；碰到零，就老实说“看不出差别”。这也是一个答案。
#
# 代码这次是展开的。把 `reps=7` 改成别的数，按 Shift + Enter，再看一遍。

# %% [markdown] tags=["lang-en"]
# The bar is the 95 % confidence interval: the mean difference very likely lies within it. When it stays clear of zero, one plan has more than the other. When it touches zero, the honest sentence is “no difference can be shown”, and that is an answer too.
#
# This time the code is open. Put another number into `reps=7`, press Shift + Enter, and look again.

# %% [markdown] tags=["lang-zh"]
# ## 模拟器能告诉您什么，不能告诉您什么
#
# **能：** 在写明的假设之下，哪个决定更好，好多少，多大程度上只是运气；一条规则用久了会走到哪里；您的直觉在哪里跑偏。
#
# **不能：** 预测您公司明年的销售额；替您认识某一位客户；证明某个销售技巧有效。默认公司的数字多数是假设，不是行业数据。模型里没有的东西，例如新对手、政策、一场争吵，它也不知道。
#
# 一个结论，如果改动一条假设就不成立，请先去核实那条假设。

# %% [markdown] tags=["lang-en"]
# ## What the simulator can tell you, and what it can't
#
# **It can** say which decision is better under stated assumptions, by how much, and how much of that is luck. It can show where a rule leads when it is kept for long, and where intuition goes astray.
#
# **It can't** forecast next year's sales of your company, know a particular customer for you, or prove that a selling technique works. Most figures of the shipped company are assumptions, no industry data. What is not in the model, such as a new rival, a new law or a quarrel, it does not know.
#
# If a conclusion falls with one assumption, check that assumption first.

# %% [markdown] tags=["lang-zh"]
# ## 您的答案，您的数据
#
# **答案** 保存在您自己的电脑上，不上传。每个练习的下方写着文件在哪里，还有一个提交用的按钮。重启之后，填过的内容还在。
#
# **您自己的 CRM 数据：** 第 7 单元里可以读入 CSV 或 Excel 导出的销售机会，算出赢率、金额、周期，并据此配一个贴近您公司的模拟市场。数据同样不离开您的电脑。
#
# ---
#
# 课程内容依据程广见的课程材料；文字、模型和练习由本练习册编写。
#
# 现在就从 [第 7 单元 · 销售漏斗管理](07_funnel.ipynb) 开始，或者在上面的地图里另选一个单元。

# %% [markdown] tags=["lang-en"]
# ## Your answers, your data
#
# **Answers** stay on your own computer; nothing is sent anywhere. Under each exercise stands the file they are kept in, and a button saves the page you hand in. After a restart, what you filled in is there again.
#
# **Your own CRM export:** unit 7 reads opportunities from CSV or Excel, works out win rate, amounts and cycle, and fits a simulated market to them. That data stays on your computer as well.
#
# ---
#
# Based on course material by 程广见 (Cheng Guangjian); prose, models and exercises are the workbook's own.
#
# Now begin with [unit 7 · The sales funnel](07_funnel.ipynb), or choose another unit on the map above.
