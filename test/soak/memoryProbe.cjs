// Loaded into the server before its program (`node --expose-gc --require`): on SIGUSR2 it says on the standard error how much
// memory is in use once all that is garbage has been collected.

process.on("SIGUSR2", () => {
	global.gc();
	// What a first collection finds dead may hold what a second one finds.
	setImmediate(() => {
		global.gc();
		process.stderr.write(`MEMORY ${JSON.stringify(process.memoryUsage())}\n`);
	});
});
