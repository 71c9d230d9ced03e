"""Makes functions of modules and takes them apart again: each form must compute the same, bit for bit.

    outlined.py --work=FOLDER [--every=N] [--require=COUNT] MODEL-OR-FOLDER...

Outlining twice must change nothing the second time, and inlining must leave no function that outlining has made.
"""

import onnx

import onnx_harness as harness
import same_outputs


def rewrite(source, target, *passes):
    flags = [f"--{name}" for name in passes]
    harness.run(*flags, "--quiet", "--fail-level=never", source, "-o", target)


def check_round(folder, path, before):
    """True if something was outlined."""
    outlined, again, inlined = (folder / f"{name}.onnx" for name in ("outlined", "again", "inlined"))
    rewrite(path, outlined, "infer-modules", "outline-modules")
    if outlined.read_bytes() == path.read_bytes():
        return False
    rewrite(outlined, again, "outline-modules")
    if outlined.read_bytes() != again.read_bytes():
        raise harness.Failure(f"{path.name}: outlining again changes the model")
    rewrite(outlined, inlined, "inline-functions")
    model = onnx.load(inlined, load_external_data=False)
    domains = {entry.domain for entry in [*model.functions, *model.opset_import]}
    if "aimet.modules" in domains:
        raise harness.Failure(f"{path.name}: functions of modules are left")
    for form in (outlined, inlined):
        onnx.checker.check_model(str(form))
        if before:
            same_outputs.compare(before, form, f"{path.name}, {form.stem}")
    return True


def check_model(work, compared, path):
    folder = harness.fresh_folder(work / path.name)
    before = same_outputs.run_before(path)
    if check_round(folder, path, before) and before:
        compared.append(path.name)
    harness.shutil.rmtree(folder)


if __name__ == "__main__":
    same_outputs.main(check_model, "outlined")
