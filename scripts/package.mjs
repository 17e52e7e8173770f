// npm run package: makes the .vsix that can be installed in any VS Code.

import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/processes.mjs";
import { makeVsix } from "./lib/vsix.mjs";

await main(async () => {
	await ensurePackages();
	await makeVsix({ list: true });
});
