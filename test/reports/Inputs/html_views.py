"""Opens every module of reports and looks at how it is drawn.

    html_views.py FILE...
"""

import sys

from html_page import Browser, check_quiet

CHECK = """
(() => {
  const faults = [];
  const containers = [...inPostOrder(root)].filter(isContainer);
  for (const container of containers) {
    openContainer(container);
    const { boxes, edges } = shown.view;
    const where = modulePath(container) || '(root)';
    if (container.children.length > MANY_CHILDREN) faults.push(`${where}: ${container.children.length} parts`);
    if (boxes.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))) faults.push(`${where}: a box is nowhere`);
    const sorted = [...boxes].sort((a, b) => a.rank - b.rank || a.x - b.x);
    sorted.forEach((box, i) => {
      const next = sorted[i + 1];
      if (!next) return;
      if (next.rank === box.rank && next.x - next.width / 2 < box.x + box.width / 2) faults.push(`${where}: boxes overlap`);
      if (next.rank > box.rank && next.y - next.height / 2 < box.y + box.height / 2) faults.push(`${where}: layers overlap`);
    });
    for (const { top, bottom, path } of edges) {
      if (top.rank >= bottom.rank) faults.push(`${where}: an edge goes up`);
      if (/NaN|Infinity|undefined/.test(path)) faults.push(`${where}: ${path}`);
    }
    for (const { element, item } of boxes) {
      const { width } = element.querySelector('.box').getBBox();
      for (const line of element.querySelectorAll('text.title, text.small')) {
        if (line.getBBox().width > width) faults.push(`${where}: the name of ${item.name} is too wide`);
      }
    }
  }
  const drawn = new Set(containers.flatMap(({ children }) => children));
  itemOfVertex.forEach((item) => { if (!drawn.has(item)) faults.push(`${item.name} is drawn nowhere`); });
  return [containers.length, faults.slice(0, 5)];
})()
"""


def main():
    with Browser() as browser:
        browser.resize(1440, 900)
        for path in sys.argv[1:]:
            browser.open(path)
            count, faults = browser.run(CHECK)
            assert not faults, (path, faults)
            print(count, "modules drawn")
            check_quiet(browser)


if __name__ == "__main__":
    main()
