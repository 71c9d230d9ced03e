"""Compiles each header of the tree alone: check_headers.py BUILD_FOLDER."""

import pathlib
import subprocess
import sys

from onnx_harness import ROOT

C = "clang -std=c17 -pedantic -Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes -Wno-empty-translation-unit -x c"
CXX = "clang++ -std=c++17 -pedantic -Wall -Wextra -x c++"


def compile_alone(language, header, includes):
    source = f'#include "{header}"\n#include "{header}"\n'
    command = language.split() + ["-D_GNU_SOURCE", "-Werror", "-fsyntax-only", "-"]
    done = subprocess.run(
        command + includes, input=source, capture_output=True, text=True
    )
    if done.returncode:
        print(f"{header.relative_to(ROOT)}: {language.split()[0]}:\n{done.stderr}")
    return done.returncode == 0


def main():
    build = pathlib.Path(sys.argv[1])
    folders = sorted((ROOT / "lib").iterdir()) + sorted((ROOT / "passes").iterdir())
    private = [f"-I{folder}" for folder in folders if folder.is_dir()]
    private += [f"-I{ROOT / 'include'}"]
    private += [f"-isystem{build / 'onnx_proto'}", "-isystem/usr/lib/llvm-22/include"]
    public = [f"-I{ROOT / 'include'}", "-isystem/usr/lib/llvm-22/include"]

    results = []
    for top in ("lib", "passes", "tools"):
        for header in sorted((ROOT / top).rglob("*.h")):
            results.append(compile_alone(C, header, private))
    for header in sorted((ROOT / "include").rglob("*.h")):
        results.append(compile_alone(C, header, public))
        results.append(compile_alone(CXX, header, public))
    print(f"{len(results)} compilations, {results.count(False)} failures")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
