# %% [markdown] tags=["lang-zh"]
# # 从这里开始
#
# 这是一本会动的练习册，讲客户关系管理和大客户销售。每个单元里都有可以动手的模拟：一次会谈、一场谈判、一家公司的几个季度。您来拍板，让它运行，再看结果。不需要会编程。
#
# 每一页打开后要等几秒钟才会动；在那之前，您看到的是上一次的画面。

# %% [markdown] tags=["lang-en"]
# # Start here
#
# This is a workbook that moves. Its subject is customer relationships and key-account selling, and every unit has something simulated: a call, a negotiation, some quarters of a company. You decide, it runs, you see what comes of it. You need no programming.
#
# Every page comes alive by itself some seconds after it is opened; until then you see its last pictures.

# %%
from simlib import CourseMap, Desk, HandIn, OneWorld, Strategy, TourPanel, Verdict, Watch, compare, run, scenario
Desk()

# %%
Watch(run(scenario("machinery")))

# %% [markdown] tags=["lang-zh"]
# 上面是课程的默认公司，模拟了两年：从线索到商机，从客户到发票，最后到现金。点“播放”，再点一个圆点或方块看看。
#
# ## 试一试：该不该招第七名销售
#
# 销售经理想再招一个人：多一个人，总能多赢几单吧？人也要花钱。这里**只看它的销售漏斗**；放到整家公司里会怎样，第 7 单元、第 9 单元再问。衡量用**创造的价值**：利润，再加上在谈的商机比期初多值（或少值）的部分。
#
# **先说出您的判断：** 招了以后，这个数更高还是更低？再把“销售人数”往右拖一格，看图下面的结论；商机等销售的天数，本来还能缩短多少？

# %% [markdown] tags=["lang-en"]
# This is the default company of the course, simulated for two years, from lead to cash. Press “Play”, then click a dot or a square.
#
# ## Try it: hire a seventh rep?
#
# More people, more deals, says the sales manager. But people cost money. Below is **its sales funnel alone**; unit 7 and unit 9 ask again for the whole company. The yardstick is **value created**: profit, plus what open deals are worth more (or less) than at the start.
#
# **Say first:** will it go up or down? Then drag the number of reps one step to the right and read the verdict under the picture. And the wait for a rep: was it long?

# %%
market = scenario("machinery").alone("funnel")
TourPanel(market)

# %% [markdown] tags=["lang-zh"]
# ## 是本事，还是运气
#
# 一次模拟，可能只是运气好。所以每次比较，两个方案都遇到完全相同的客户和运气，在几十次模拟（“平行世界”）里各走一遍，再看差别。
#
# 每个点是一次模拟；横线是 95% 置信区间，平均差别很可能就在这一段里。区间不含 0，才能分高低；含 0，就只能说“看不出差别”。

# %% [markdown] tags=["lang-en"]
# ## Skill, or luck
#
# One simulation may just have been lucky. So in every comparison both plans meet the very same customers and the same luck, in dozens of simulated companies, and what counts is the difference.
#
# Each dot is one simulated company; the bar is the 95 % confidence interval, where the mean difference very likely lies. When it stays clear of zero, one plan has more than the other; when it includes zero, no difference can be shown.

# %%
Verdict(compare(market, [Strategy(), Strategy().but(reps=7)], replications=30))

# %% [markdown] tags=["lang-zh"]
# ## 地图
#
# 从第 1 单元起，按顺序往下走。课程有四个部分：知己知彼、大客户、信任、谈判 <kbd>课程</kbd>，其余各单元围绕着它们；点一下就可以按这四个部分看。

# %% [markdown] tags=["lang-en"]
# ## The map
#
# Begin with unit 1 and go on in order. The course has four parts: know the other and yourself, key accounts, trust, negotiation <kbd>course</kbd>; the other units stand around them, and one click shows the units by part.

# %%
CourseMap()

# %% [markdown] tags=["lang-zh"]
# ## 一个单元怎么走
#
# 核心部分约四十分钟；标着“延伸”的，点开再看。
#
# 1. **一个案例，两个猜测**：写下判断和把握，最后再对照。
# 2. **还记得吗**：前面单元的问题，答完马上知道对错。
# 3. **动手**：拖动滑块，图跟着变。
# 4. **比一比**：几个方案，同样的客户和运气。
# 5. **练习**：用您自己的数据，答错时提示会指出可能错在哪里。
# 6. **回顾**：预料了什么，结果怎样，准备改变什么。

# %% [markdown] tags=["lang-en"]
# ## How a unit goes
#
# The core takes some forty minutes; what is marked “Further” opens by a click.
#
# 1. **A case and two guesses**, with how sure you are of each, to look back at in the end.
# 2. **Do you remember?** Questions on earlier units, judged at once.
# 3. **Play:** drag a slider and the picture follows.
# 4. **Compare:** several plans, the same customers and luck.
# 5. **Exercise:** your own figures, and hints that name the likely mistake.
# 6. **Debrief:** what you expected, what came, what you will change.

# %% [markdown] tags=["lang-zh"]
# ## 每个说法都有出处
#
# - <kbd>课程</kbd>　课程材料这样讲。
# - <kbd>文献</kbd>　有公开发表的出处。
# - <kbd>假设</kbd>　本练习册自己的建模假设或理解，您可以改。
# - <kbd>有争议</kbd>　流传很广，证据薄弱，甚至相反。

# %% [markdown] tags=["lang-en"]
# ## Every claim carries a label
#
# - <kbd>course</kbd> The course material says so.
# - <kbd>published</kbd> It stands in the literature, with a source.
# - <kbd>assumed</kbd> This workbook's own modelling or reading; you may change it.
# - <kbd>contested</kbd> Widely repeated, on weak evidence or against it.

# %% [markdown] tags=["lang-zh"]
# ## 模拟器能告诉您什么，不能告诉您什么
#
# **能：** 在写明的假设之下，哪个决定更好，好多少，多大程度上只是运气；一条规则长期执行下去会怎样；您的直觉在哪里跑偏。
#
# **不能：** 预测您公司明年的销售额；替您认识某一位客户；证明某个销售技巧有效。默认公司的数字多数是假设，不是行业数据。
#
# 一个结论，如果改动一条假设就不成立，请先去核实那条假设。

# %% [markdown] tags=["lang-en"]
# ## What the simulator can tell you, and what it can't
#
# **It can** say which decision is better under stated assumptions, by how much, and how much of that is luck; where a rule leads when it is kept for long; where intuition goes astray.
#
# **It can't** forecast next year's sales of your company, know a particular customer for you, or prove that a selling technique works. Most figures of the default company are assumptions and not data of an industry.
#
# If a conclusion falls with one assumption, check that assumption first.

# %% [markdown] tags=["lang-zh"]
# ## 您的答案，您的数据
#
# **答案** 保存在您自己的电脑上，不上传；重启之后还在。每个练习下面有按钮，只提交那一个单元的答案；这里一次提交全部。
#
# **您自己的 CRM 数据：** 第 2 单元、第 7 单元、第 11 单元、第 12 单元可以读入 CSV 或 Excel 清单。数据同样不离开您的电脑。

# %% [markdown] tags=["lang-en"]
# ## Your answers, your data
#
# **Answers** stay on your own computer; after a restart they are there again. Under each exercise a button hands in that unit's answers; here is the one for everything.
#
# **Your own CRM export:** unit 2, unit 7, unit 11 and unit 12 read lists of your own from CSV or Excel. That data stays on your computer as well.

# %%
HandIn()

# %% [markdown] tags=["lang-zh"]
# 现在就从[第 1 单元](01_crm.ipynb)开始，或者在上面的地图里另选一个单元。
#
# ---
#
# 课程内容依据程广见的课程材料；文字、模型和练习由本练习册编写。

# %% [markdown] tags=["lang-en"]
# Now begin with [unit 1](01_crm.ipynb), or choose another unit on the map above.
#
# ---
#
# Based on course material by 程广见 (Cheng Guangjian); prose, models and exercises are the workbook's own.

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：一次模拟，是运气还是本事

# %% [markdown] tags=["lang-en", "further"]
# ## Further: one simulation: luck or skill

# %% [markdown] tags=["lang-zh"]
# 还是这家公司的漏斗，不拖任何滑块，从头到尾过一遍：来了多少线索，走到哪一步，赢下多少。再换一个种子，也就是换一次运气：客户不同，时机不同，公司还是那家公司。

# %% [markdown] tags=["lang-en"]
# The same company's funnel with no slider moved, once from the first day to the last: how many leads came, how far they got, how many were won. Then another seed, which means a different run of luck: other customers, other moments, the same company.

# %%
OneWorld(run(market))

# %%
OneWorld(run(market, seed=2))

# %% [markdown] tags=["lang-zh"]
# 两次的销售额差多少？这样的差别，谁的功劳都不是。所以一次好成绩证明不了一个好办法。

# %% [markdown] tags=["lang-en"]
# How far apart are the two revenues? Nobody earned that difference, which is why one good year proves no method.

# %% [markdown] tags=["lang-zh", "further"]
# ## 延伸：怎样改代码

# %% [markdown] tags=["lang-en", "further"]
# ## Further: how to change the code

# %% [markdown] tags=["lang-zh"]
# 只看漏斗，多一名不行，少一名呢？想试代码的：把 `reps=5` 改成别的数，按 Shift + Enter，再看一遍。不看代码也不影响学习；右上角的“显示代码”打开全部代码。

# %% [markdown] tags=["lang-en"]
# In the funnel alone one rep more does not help; would one fewer? If you like code: put another number into `reps=5`, press Shift + Enter, and look again. Nothing is lost if you never do; “Show code” at the top right opens all of it.

# %% tags=["open"]
plans = [Strategy(), Strategy().but(reps=5)]
Verdict(compare(market, plans, replications=30))
