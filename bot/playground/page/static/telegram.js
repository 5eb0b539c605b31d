export function mount() {
  return { async refresh() {} };
}
