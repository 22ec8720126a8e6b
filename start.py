# -*- coding: utf-8 -*-
"""Prepares the workbook beside this file and opens it: a double click, or python start.py (Windows: py start.py)

Needs a Python and nothing else. Written in what Python 2.7 can read too (no f-strings, no annotations), so
that an old Python can say which one is needed instead of stopping at a syntax error.
"""

import os
import sys

OLDEST, NEWEST = (3, 11), (3, 14)  # the Pythons the workbook is tested with

SENTENCES = {
    "usage": (
        "用法：python start.py [install | test | wheels [文件夹]] [--lang zh|en] [--port 端口号] [--no-browser]\n"
        "  （不写）       准备好后打开练习册\n"
        "  install        只准备，不打开\n"
        "  wheels 文件夹  把软件包存进文件夹，给没有网络的同类电脑用；不写文件夹则存进旁边的 wheels，\n"
        "                 准备时会先用旁边的 wheels\n"
        "  test           运行测试，其后的参数原样交给 pytest\n"
        "  --lang zh|en   语言；不写则与系统一致\n"
        "  --port 端口号  JupyterLab 的端口；不写则自动选一个空闲的\n"
        "  --no-browser   不打开浏览器，只给出网址",
        "Usage: python start.py [install | test | wheels [FOLDER]] [--lang zh|en] [--port N] [--no-browser]\n"
        "  (nothing)      prepare the workbook, then open it\n"
        "  install        prepare it only\n"
        "  wheels FOLDER  keep the packages in a folder, for machines like this one without internet;\n"
        "                 without FOLDER in wheels beside this file, which preparing uses first\n"
        "  test           run its tests; what follows goes to pytest\n"
        "  --lang zh|en   language; without it, the system's\n"
        "  --port N       port for JupyterLab; without it, a free one\n"
        "  --no-browser   print the address and open no browser",
    ),
    "argument": (
        "看不懂参数“{argument}”；可用的参数见 python start.py --help。",
        "The argument '{argument}' is not known here; python start.py --help lists those that are.",
    ),
    "old": (
        "练习册需要 Python {oldest} 或更高版本，现在用的是 Python {version}："
        "请安装新版本，再用它运行 start.py。",
        "The workbook needs Python {oldest} or newer and this is Python {version}: "
        "install a newer one and run start.py with it.",
    ),
    "newer": (
        "提示：Python {version} 比测试过的版本（{newest} 及以下）新，先试着用它。",
        "Note: Python {version} is newer than those tested (up to {newest}); trying it all the same.",
    ),
    "untried": (
        "Python {version} 太新，有的软件包还没有适合它的版本：请安装 Python {newest}，再用它运行 start.py。",
        "Python {version} is so new that some packages do not exist for it yet: "
        "install Python {newest} and run start.py with it.",
    ),
    "prepare": (
        "正在准备练习册；第一次要下载约 110 MB，一般需要一两分钟……",
        "Preparing the workbook; the first time downloads about 110 MB and takes a minute or two ...",
    ),
    "repair": (
        "原有的环境不完整，正在重新建立……",
        "The environment that was there is not whole; making a new one ...",
    ),
    "ready": ("准备好了。", "Ready."),
    "offline": (
        "下载不了需要的软件包：请检查网络（经代理上网请设好 HTTPS_PROXY，"
        "用镜像请设好 PIP_INDEX_URL），再运行一次。",
        "The packages cannot be downloaded: check the internet connection "
        "(behind a proxy set HTTPS_PROXY, for a mirror set PIP_INDEX_URL), then run this again.",
    ),
    "unpacking": ("正在安装：{done}/{total}", "installing: {done}/{total}"),
    "stick": (
        "使用旁边 wheels 文件夹里的软件包，不需要网络。",
        "Using the packages in wheels beside this file; no internet is needed.",
    ),
    "unfit": (
        "wheels 文件夹里的软件包不适合这个 Python（{version}）或这个系统，改从网上下载……",
        "The packages in wheels do not fit this Python ({version}) or this system; downloading instead ...",
    ),
    "kept": (
        "软件包已存进 {path}：把它命名为 wheels，同练习册放在一起拷给别人，"
        "同样的系统、Python {version} 不用网络就能准备。",
        "The packages are in {path}: copied beside start.py under the name wheels, they prepare the workbook "
        "without internet on a system like this one with Python {version}.",
    ),
    "settings": (
        "pip 的设置文件 {path} 编码有误，读不出来：请另存为 UTF-8，再运行一次。",
        "pip's settings in {path} cannot be read: save that file as UTF-8, then run this again.",
    ),
    "busy": (
        "{path} 里有文件正被别的程序占用：请关闭练习册的其他窗口和杀毒软件的扫描，再运行一次。",
        "A file in {path} is in use by another program: close other windows of the workbook and let the virus "
        "scanner finish, then run this again.",
    ),
    "long": (
        "文件夹的路径 {path} 太长，Windows 放不下里面的文件：请移到较短的路径（不超过 {most} 个字符），"
        "例如 C:\\simlib，再运行一次。",
        "The path {path} is too long for the files that Windows must put there: move the folder to one of at most "
        "{most} characters, such as C:\\simlib, then run this again.",
    ),
    "close": ("按回车键关闭这个窗口。", "Press Enter to close this window."),
    "denied": (
        "没有权限写入 {path}：请关闭正在用它的程序，或把整个文件夹移到您自己的目录下，再运行一次。",
        "There is no permission to write to {path}: close what is using it, or move the whole folder "
        "to a place of your own, then run this again.",
    ),
    "full": (
        "磁盘已满，练习册大约需要 1 GB：请在 {path} 所在的磁盘上腾出空间，再运行一次。",
        "The disk is full and the workbook needs about 1 GB: free some space on the disk of {path}, "
        "then run this again.",
    ),
    "no_venv": (
        "这个 Python 缺少 venv 模块：请先安装（Debian、Ubuntu 上是 sudo apt install python3-venv），"
        "再运行一次。",
        "This Python lacks its venv module: install it (on Debian and Ubuntu sudo apt install python3-venv), "
        "then run this again.",
    ),
    "separator": (
        "文件夹的路径 {path} 里有“{sign}”，Python 的环境放不进去：请改个名字，再运行一次。",
        "The path {path} contains '{sign}', where Python cannot make an environment: "
        "rename the folder, then run this again.",
    ),
    "letters": (
        "文件夹的路径 {path} 里有系统编码写不出的字：请移到路径只含英文字母的地方，再运行一次。",
        "The path {path} has letters that this system's encoding cannot write: "
        "move the folder to a path of plain letters, then run this again.",
    ),
    "hashes": (
        "下载到的软件包与锁定的校验值不符，没有安装：请再运行一次；若仍如此，请换一个下载源。",
        "A downloaded package is not the one that was locked, so it was not installed: "
        "run this again, and if it stays so use another package source.",
    ),
    "missing": (
        "找不到 {path}：请重新取得完整的文件夹，再运行一次。",
        "{path} is not there: get the whole folder again, then run this again.",
    ),
    "pip": (
        "软件包没有装好（{reason}）：请再运行一次，全部经过见 {path}。",
        "The packages could not be installed ({reason}): run this again; the whole story is in {path}.",
    ),
    "system": ("系统不让继续：{reason}。", "The system stopped this: {reason}."),
    "stopped": ("已停下；再运行一次会接着准备。", "Stopped; the next run goes on from here."),
}


def reader(arguments):
    """The reader's language, "zh" or "en": --lang, else SIMLIB_LANG, else the system's."""
    for before, argument in zip([""] + arguments, arguments):
        asked = argument[7:] if argument.startswith("--lang=") else argument if before == "--lang" else ""
        if asked in ("zh", "en"):
            return asked
    if os.environ.get("SIMLIB_LANG", "").lower()[:2] in ("zh", "en"):
        return os.environ["SIMLIB_LANG"].lower()[:2]
    named = [os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)]
    if named:
        return "zh" if named[0].lower().startswith("zh") else "en"
    if os.name == "nt":
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04 else "en"
    return "en"


LANGUAGE = reader(sys.argv[1:])


def words(key, **values):
    """One sentence in the reader's language."""
    return SENTENCES[key][LANGUAGE == "en"].format(**values)


def dotted(version):
    return "{0}.{1}".format(*version)


def refusal(version):
    """Why this Python cannot run the workbook, or None."""
    if version < OLDEST:
        return words("old", oldest=dotted(OLDEST), version=dotted(version))
    return None


if refusal(tuple(sys.version_info[:2])):
    sentence = refusal(tuple(sys.version_info[:2])) + "\n"
    if isinstance(sentence, bytes) or "utf" in (sys.stderr.encoding or "").lower() or os.name == "nt":
        sys.stderr.write(sentence)
    else:
        sys.stderr.buffer.write(sentence.encode("utf-8"))
    sys.exit(1)

import csv
import errno
import hashlib
import json
import re
import signal
import subprocess
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENV / "simlib-installed.json"
LOG = ENV / "simlib-install.log"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
PROJECT = ROOT / "pyproject.toml"
WHEELS = ROOT / "wheels"
SETTINGS = ENV / "pip-settings.ini"  # pip's settings in UTF-8, where the reader's own are in another encoding
WINDOWS = os.name == "nt"
LONGEST = 95  # characters: what lies deepest in the environment needs the rest of the 260 that Windows allows

# What pip or the system says, and the sentence for it; the first that is found counts.
SIGNS = (
    ("full", r"No space left on device|not enough space on the disk|Errno 28\b|WinError 112\b"),
    ("long", r"WinError 206\b|Errno 36\b|File name too long|Long Path support"),
    ("busy", r"WinError 32\b"),
    ("settings", r"Configuration file contains invalid \S+ characters in (?P<path>.+?)\.?\s*$"),
    ("hashes", r"DO NOT MATCH THE HASHES"),
    ("letters", r"UnicodeEncodeError"),
    (
        "offline",
        r"NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|SSLError|"
        r"Read timed out|Connection (refused|reset|aborted)|Max retries exceeded|Network is unreachable|"
        r"IncompleteRead|Could not find a version .*\(from versions: none\)",
    ),
    ("denied", r"Permission denied|Errno 13\b|WinError 5\b|Access is denied|Read-only file system"),
)


class Trouble(Exception):
    """Something the reader can mend: carries the key of its sentence and the values in it."""

    def __init__(self, key, **values):
        super().__init__(key)
        self.key, self.values = key, values

    def __str__(self):
        return words(self.key, **self.values)


# ---- what is there ----


def digest(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise Trouble("missing", path=path)


def wanted(tests):
    """What an environment must have been made from to be used as it is."""
    facts = {"root": str(ROOT), "lock": digest(LOCK), "project": digest(PROJECT)}
    if tests:
        facts["tests"] = digest(TEST_LOCK)
    return facts


def stamp():
    """What the environment was made from, {} if it was never finished."""
    try:
        facts = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def python_of_environment():
    """The version of the environment's Python as "3.11"; None if it does not run or has lost its folder."""
    code = "import os, sys; print('%d.%d' % sys.version_info[:2], os.path.samefile(sys.prefix, sys.argv[1]))"
    try:
        answer = subprocess.run(
            [str(PYTHON), "-I", "-c", code, str(ENV)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version, _, at_home = answer.stdout.strip().partition(" ")
    return version if at_home == "True" else None


def packages_folder():
    if os.name == "nt":
        return ENV / "Lib" / "site-packages"
    found = sorted(ENV.glob("lib/python3*/site-packages"))
    return found[0] if found else ENV / "lib" / "site-packages"


def installed():
    return sorted(folder.name for folder in packages_folder().glob("*.dist-info"))


def is_intact():
    """Whether every file of every installed package is there in its size (a tenth of a second)."""
    site = str(packages_folder())
    for name in installed():
        try:
            with open(os.path.join(site, name, "RECORD"), encoding="utf-8", newline="") as record:
                for path, _, size in csv.reader(record):
                    if path.endswith(".pyc"):
                        continue
                    found = os.stat(os.path.join(site, path)).st_size
                    if size and found != int(size):
                        return False
        except (OSError, ValueError):
            return False
    return True


def is_ready(tests):
    """Whether the environment can be used as it is."""
    have = stamp()
    return (
        all(have.get(key) == value for key, value in wanted(tests).items())
        and set(have.get("packages", ["?"])) <= set(installed())
        and have.get("python") == python_of_environment()
        and is_intact()
    )


# ---- making it ----


def prepare(tests=False):
    """Makes, fills or mends the environment, where it is not ready."""
    if is_ready(tests):
        return
    if WINDOWS and len(str(ROOT)) > LONGEST and not long_paths():
        raise Trouble("long", path=ROOT, most=LONGEST)
    facts = wanted(tests)
    version = tuple(sys.version_info[:2])
    if version > NEWEST:
        say("newer", version=dotted(version), newest=dotted(NEWEST))
    say("prepare")
    made_before = stamp()
    usable = python_of_environment() and made_before.get("root", str(ROOT)) == str(ROOT) and is_intact()
    if STAMP.exists():
        STAMP.unlink()
    if not usable or not try_to_fill(tests):
        if ENV.exists():
            say("repair")
        make_environment()
        fill(tests)
    facts.update(python=python_of_environment(), packages=installed())
    draft = STAMP.with_suffix(".new")
    draft.write_text(json.dumps(facts, indent=1, ensure_ascii=False), encoding="utf-8")
    os.replace(str(draft), str(STAMP))
    say("ready")


def try_to_fill(tests):
    """Fills the environment that is there; False when only a fresh one can help."""
    try:
        fill(tests)
    except Trouble as trouble:
        if trouble.key == "pip":
            return False
        raise
    return is_intact()


def make_environment():
    """A fresh, empty environment in place of whatever is there."""
    if os.pathsep in str(ENV):
        raise Trouble("separator", path=ROOT, sign=os.pathsep)
    try:
        import ensurepip  # noqa: F401 (Debian leaves it out, and venv fails late without it)
        import venv
    except ImportError:
        raise Trouble("no_venv")
    if ENV.is_symlink() or ENV.is_file():
        ENV.unlink()
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=True).create(str(ENV))
    except subprocess.CalledProcessError as error:
        raise explain((error.output or b"").decode("utf-8", "replace"))


def fill(tests):
    """Installs what is locked, checked by hash and without building anything, then simlib itself."""
    locks = (LOCK, TEST_LOCK) if tests else (LOCK,)
    if not WHEELS.is_dir() or not fill_from_wheels(locks):
        get("install", locks)
    # where pip stands: in a path such as "wb[1]" it would take the brackets for an extra
    pip("install", "--no-deps", "--no-build-isolation", "-e", ".")


def fill_from_wheels(locks):
    """Installs from the folder beside this file alone; False when that has not all that fits here."""
    say("stick")
    try:
        get("install", locks, "--no-index", "--find-links", str(WHEELS))
    except Trouble as trouble:
        if trouble.key not in ("offline", "untried", "hashes", "pip"):
            raise
        say("unfit", version=dotted(tuple(sys.version_info[:2])))
        return False
    return True


def keep_wheels(folder):
    """Puts what the lock names into a folder, as wheels for this system and this Python."""
    prepare()
    folder.mkdir(parents=True, exist_ok=True)
    get("download", (LOCK,), "--no-deps", "--dest", str(folder))
    say("kept", path=folder, version=dotted(tuple(sys.version_info[:2])))


def get(how, locks, *options):
    """pip's install or download of all that is locked; settings of pip in another encoding are put into UTF-8."""
    asked = [word for lock in locks for word in ("-r", str(lock))]
    arguments = [how, "--require-hashes", "--only-binary", ":all:"] + asked + list(options)
    try:
        pip(*arguments, total=sum(map(pins, locks)))
    except Trouble as trouble:
        if trouble.key != "settings" or SETTINGS.exists():
            raise
        there = Path(trouble.values["path"]).read_bytes()
        SETTINGS.write_text(there.decode("gb18030", "replace"), encoding="utf-8")
        pip(*arguments, total=sum(map(pins, locks)))


def pins(lock):
    return len(re.findall(r"^[A-Za-z0-9].*==", lock.read_text(encoding="utf-8"), re.M))


def pip(*arguments, **options):
    """Runs pip quietly with a line of progress; all it says goes to the log. Trouble if it fails."""
    said, total, done, over = [], options.get("total"), 0, threading.Event()
    counter = threading.Thread(target=count_installed, args=(total, over))
    process = subprocess.Popen(
        [str(PYTHON), "-m", "pip"] + list(arguments) + ["--no-input", "--disable-pip-version-check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(),
        cwd=str(ROOT),
        encoding="utf-8",
        errors="replace",
    )
    try:
        with open(str(LOG), "a", encoding="utf-8") as log:
            for line in process.stdout:
                log.write(line)
                said.append(line)
                found = re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line)
                if found and total:
                    done += 1
                    progress("  {0}/{1} {2}".format(min(done, total), total, found.group(1)))
                if total and line.startswith("Installing collected packages"):
                    counter.start()
        if process.wait() != 0:
            raise explain("".join(said))
    finally:
        over.set()
        if counter.is_alive():
            counter.join()
        if process.poll() is None:
            process.kill()
            process.wait()
        progress("")


def count_installed(total, over):
    """Shows how many packages are unpacked, until `over`: pip itself says nothing for that minute."""
    while not over.wait(0.5):
        progress("  " + words("unpacking", done=min(len(installed()), total), total=total))


def explain(said):
    """The trouble behind what pip or the system said."""
    version = tuple(sys.version_info[:2])
    for key, pattern in SIGNS:
        found = re.search(pattern, said, re.M)
        if found:
            if key == "offline" and version > NEWEST and "Connection" not in said:
                return Trouble("untried", version=dotted(version), newest=dotted(NEWEST))
            return Trouble(key, most=LONGEST, **dict({"path": ROOT}, **found.groupdict()))
    errors = [line.strip() for line in said.splitlines() if line.strip()]
    named = [line[6:].strip() for line in errors if line.startswith("ERROR:")]
    return Trouble("pip", reason=(named or errors or ["?"])[-1].rstrip("."), path=LOG)


def explain_system(error):
    """The trouble behind an OSError."""
    path = error.filename or ROOT
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Trouble("full", path=ROOT)
    if getattr(error, "winerror", None) == 32:
        return Trouble("busy", path=path)
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == 206:
        return Trouble("long", path=ROOT, most=LONGEST)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble("denied", path=path)
    return Trouble("system", reason="{0}: {1}".format(path, error.strerror or error))


# ---- using it ----


def environment():
    """The variables for what runs in the environment: nothing from other Pythons, text in UTF-8."""
    variables = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET")}
    variables.update(PYTHONUTF8="1", PYTHONNOUSERSITE="1", PIP_USER="0", VIRTUAL_ENV=str(ENV))
    if SETTINGS.exists():
        variables["PIP_CONFIG_FILE"] = str(SETTINGS)
    variables["PATH"] = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    if variables.get("LC_ALL") in ("C", "POSIX"):
        variables["LC_ALL"] = "C.UTF-8"  # Python reads the path of simlib in the locale's encoding
    return variables


def hand_over(*arguments):
    """Becomes a program of the environment; where a process cannot turn into another, waits for it."""
    command = [str(PYTHON)] + list(arguments)
    sys.stdout.flush()
    os.chdir(str(ROOT))
    if os.name != "nt":
        os.execve(command[0], command, environment())
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C reaches the program too, which ends by itself
    return subprocess.call(command, env=environment())


def test(arguments):
    return hand_over("-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments)


def open_workbook(port, browser):
    options = ["--lang", LANGUAGE]
    options += ["--port", port] if port else []
    options += [] if browser else ["--no-browser"]
    return hand_over("-m", "simlib", "lab", *options)


def say(key, **values):
    sys.stdout.write(words(key, **values) + "\n")
    sys.stdout.flush()


def progress(line):
    """Overwrites the line of progress (by spaces: old consoles show escape codes), if this is a terminal."""
    if sys.stdout.isatty():
        sys.stdout.write("\r" + " " * 60 + "\r" + line)
        sys.stdout.flush()


def long_paths():
    """Whether this Windows was told to allow long paths."""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return winreg.QueryValueEx(key, "LongPathsEnabled")[0] == 1
    except OSError:
        return False


def has_own_window():
    """Whether the console closes with this program, as after a double click: nobody else is in it."""
    if not WINDOWS or not sys.stdin or not sys.stdin.isatty():
        return False
    import ctypes

    launcher_and_python = 2
    room = (ctypes.c_uint * 8)()
    return ctypes.windll.kernel32.GetConsoleProcessList(room, 8) <= launcher_and_python


def understand(arguments):
    """(command, port, browser, what follows `test` or `wheels`) from the command line."""
    command, port, browser, folder, rest = "open", "", True, [], list(arguments)
    while rest:
        argument = rest.pop(0)
        name, equals, value = argument.partition("=")
        if name in ("--lang", "--port"):
            value = value if equals else rest.pop(0) if rest else ""
            if not (value in ("zh", "en") if name == "--lang" else value.isdigit()):
                raise Trouble("argument", argument=(name + " " + value).strip())
            port = value if name == "--port" else port
        elif argument == "--no-browser":
            browser = False
        elif argument in ("-h", "--help"):
            return "help", port, browser, []
        elif argument == "test":
            return "test", port, browser, rest
        elif argument == "wheels":
            command, folder = "wheels", [rest.pop(0)] if rest and not rest[0].startswith("-") else []
        elif argument == "install":
            command = "install"
        else:
            raise Trouble("argument", argument=argument)
    return command, port, browser, folder


def run(arguments):
    command, port, browser, rest = understand(arguments)
    if command == "help":
        print(words("usage"))
        return 0
    if command == "wheels":
        keep_wheels(Path(rest[0]).resolve() if rest else WHEELS)
        return 0
    prepare(tests=command == "test")
    if command == "test":
        return test(rest)
    return open_workbook(port, browser) if command == "open" else 0


def main(arguments):
    """Does what the arguments ask; the exit code. Whatever goes wrong ends in one sentence."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    code = 1
    try:
        code = run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\n" + words("stopped") + "\n")
        return 130
    except Trouble as trouble:
        sys.stderr.write(str(trouble) + "\n")
    except OSError as error:
        sys.stderr.write(str(explain_system(error)) + "\n")
    if code and has_own_window():
        say("close")
        sys.stdin.readline()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
