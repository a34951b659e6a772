export function greet(root) { root.documentElement.dataset.greeted = "yes"; }
