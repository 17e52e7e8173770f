// Preloaded into the server (`node --expose-gc --require`). On SIGUSR2 it writes to standard error how much memory is in use
// after a full garbage collection, and the longest time the server was unresponsive since the last report.

const OFTEN_MS = 5;

let busy = 0;
let before = process.threadCpuUsage();

/** The processor time between two ticks, so that other work on a busy machine does not count. */
function tick() {
	const now = process.threadCpuUsage();
	busy = Math.max(busy, (now.user - before.user + now.system - before.system) / 1000);
	before = now;
}

setInterval(tick, OFTEN_MS).unref();

process.on("SIGUSR2", () => {
	tick();
	const longest = busy;
	global.gc();
	// Objects freed by the first collection may have kept others alive, which the second one frees.
	setImmediate(() => {
		global.gc();
		const { heapUsed, external } = process.memoryUsage();
		process.stderr.write(`PROBE ${JSON.stringify({ memory: heapUsed + external, busy: longest })}\n`);
		before = process.threadCpuUsage();
		busy = 0;
	});
});
