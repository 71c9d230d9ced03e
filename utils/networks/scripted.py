"""Modules for TorchScript, which compiles them: loops, branches, lists."""

from typing import List

import torch


class CountedLoop(torch.nn.Module):
    def forward(self, x, times: int):
        for step in range(times):
            x = x * 2 + step
        return x


class ConditionLoop(torch.nn.Module):
    def forward(self, x):
        count = 0
        while bool(x.sum() < 100):
            x = x * 2
            count += 1
        return x, torch.tensor(count)


class NestedLoop(torch.nn.Module):
    def forward(self, x):
        total = torch.zeros(x.shape[1])
        for i in range(x.shape[0]):
            for j in range(i):
                total = total + x[i] * x[j]
        return total


class Branch(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(3, 4)
        self.second = torch.nn.Linear(3, 4)

    def forward(self, x):
        if bool(x.sum() > 0):
            y = self.first(x)
        else:
            y = self.second(x).relu()
        return y


class BranchOfShapes(torch.nn.Module):
    """The branches agree on the rank only."""

    def forward(self, x):
        if bool(x.mean() > 0.5):
            y = x[:, :2]
        else:
            y = torch.cat([x, x], 1)
        return y.sum(0), y


class BranchInLoop(torch.nn.Module):
    def forward(self, x):
        total = torch.zeros(x.shape[1])
        for i in range(x.shape[0]):
            if bool(x[i].sum() > 1):
                total = total + x[i]
            else:
                total = total - x[i]
        return total


class GrowingLoop(torch.nn.Module):
    """What the loop carries grows by one row each time."""

    def forward(self, x):
        grown = x[:1]
        for i in range(x.shape[0]):
            grown = torch.cat([grown, x[i : i + 1]], 0)
        return grown


class ListOfRows(torch.nn.Module):
    def forward(self, x):
        rows: List[torch.Tensor] = []
        for i in range(x.shape[0]):
            rows.append(x[i] * i)
        return torch.stack(rows), rows[0]


class SplitAndJoin(torch.nn.Module):
    def forward(self, x):
        parts = torch.split(x, 2, 0)
        return torch.cat([parts[0], parts[-1]], 1), len(parts)


class Recurrence(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = torch.nn.Linear(7, 4)

    def forward(self, x):
        state = torch.zeros(x.shape[1], 4)
        states: List[torch.Tensor] = []
        for i in range(x.shape[0]):
            state = self.cell(torch.cat([x[i], state], 1)).tanh()
            states.append(state)
        return torch.stack(states)
