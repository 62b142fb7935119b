"""The rules round the double scan: policy, checker, counting, likeness, weight."""
