// Loaded into the server before its program (`node --expose-gc --require`): on SIGUSR2 it says on the standard error how much
// memory is in use once all that is garbage has been collected, and for how long at most it listened to nobody since it last said so.

const OFTEN_MS = 5;

let busy = 0;
let before = process.threadCpuUsage();

/** The time of the processor between two ticks: what else a busy machine does counts for nothing. */
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
	// What a first collection finds dead may hold what a second one finds.
	setImmediate(() => {
		global.gc();
		const { heapUsed, external } = process.memoryUsage();
		process.stderr.write(`PROBE ${JSON.stringify({ memory: heapUsed + external, busy: longest })}\n`);
		before = process.threadCpuUsage();
		busy = 0;
	});
});
