# How lit finds and runs the tests (see "Tests" in README.md).

import os
import re
import shutil

import lit.formats

config.name = "aimet-opt"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test", ".txtpb"]
config.excludes = ["Inputs", "models", "unit"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
config.test_exec_root = os.path.join(config.aimet_binary_root, "test")

# Commands of tests hold paths as they are.
for root in (config.aimet_source_root, config.aimet_binary_root):
    unfit = re.search(r"[^\w/.+@~-]", root)
    if unfit:
        lit_config.fatal(f"the tests cannot run in '{root}': their commands cannot hold a path with '{unfit.group()}'")

# Only a hang takes this long, on a slow machine too; in the long tier the export of networks takes longest.
lit_config.maxIndividualTestTime = (4 if lit_config.params.get("long") else 1) * 3600

# aimet-opt, the LLVM tools, and the helpers of the tests are found by name.
config.environment["PATH"] = os.pathsep.join(
    [
        os.path.join(config.aimet_binary_root, "tools", "aimet-opt"),
        os.path.join(config.test_source_root, "tools"),
        config.aimet_llvm_bin,
        os.path.dirname(config.aimet_python),
        config.environment["PATH"],
    ]
)
config.environment["PYTHONPATH"] = os.path.join(config.test_source_root, "tools")
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"
config.environment["LC_ALL"] = "C.UTF-8"
# The machine's settings must not change what a test sees: what lit hands down of the environment, and the
# bits that new files and folders lack (a folder that all may write ends the search for a project file).
config.environment["TERM"] = "xterm"
config.environment["AIMET_FILECHECK"] = os.path.join(config.aimet_llvm_bin, "FileCheck")
config.environment["AIMET_UNNAME_CLONE"] = ";".join(
    "s#%s/#/clone/test/#g" % folder.replace(".", r"\.") for folder in (config.test_exec_root, config.test_source_root)
)
for name in ("FILECHECK_OPTS", "SOURCE_DATE_EPOCH"):
    config.environment.pop(name, None)
os.umask(0o022)

if config.aimet_sanitize:
    config.environment["ASAN_OPTIONS"] = "detect_stack_use_after_return=1"
    config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1"
    config.environment["ASAN_SYMBOLIZER_PATH"] = os.path.join(
        config.aimet_llvm_bin, "llvm-symbolizer"
    )
    config.available_features.add("asan")
else:
    config.available_features.add("release")
if lit_config.params.get("long"):
    config.available_features.add("long")
if shutil.which("chromium"):
    config.available_features.add("chromium")
if shutil.which("debootstrap", path=config.environment["PATH"]) and os.getuid() == 0:
    config.available_features.add("debootstrap")

proto = (
    "protoc --encode=onnx.ModelProto --proto_path=%s/lib/onnx onnx-ml.proto"
    % config.aimet_source_root
)
config.substitutions += [
    ("%{proto}", proto),
    ("%{decode}", proto.replace("--encode", "--decode")),
    ("%python", config.aimet_python),
    ("%{root}", config.aimet_source_root),
    ("%{build}", config.aimet_binary_root),
    ("%{cache}", config.aimet_cache),
    # Under sanitizers a process takes four times as long: one model in five.
    ("%{sample}", "--every=5" if config.aimet_sanitize else ""),
    ("%{models}", os.path.join(config.test_source_root, "models")),
]
