/** Measures one phase after the other: processor time (that of all threads of the process), wall clock, memory. */
export function stopwatch() {
  const phases = [];
  return {
    phases,
    run: async (name, work) => {
      const cpu = process.cpuUsage();
      const wall = performance.now();
      const value = await work();
      const { user, system } = process.cpuUsage(cpu);
      phases.push({
        name,
        cpu: (user + system) / 1e6,
        wall: (performance.now() - wall) / 1e3,
        rss: process.memoryUsage.rss() / 1048576,
      });
      return value;
    },
    /** Most resident memory so far, MiB. */
    peak: () => process.resourceUsage().maxRSS / 1024,
  };
}
