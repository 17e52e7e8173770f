// The command line: the door through which terminals and scripts reach the core.

import { main } from "./cli/main.ts";

main(process.argv.slice(2)).then((status) => {
	process.exitCode = status;
});
