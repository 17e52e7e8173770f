// npm run package: builds the .vsix, which can be installed in any VS Code.

import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/processes.mjs";
import { sizeOf } from "./lib/sizes.mjs";
import { makeVsix } from "./lib/vsix.mjs";

await main(async () => {
	await ensurePackages();
	const vsix = await makeVsix({ list: true });
	console.log(`${vsix} (${sizeOf(vsix)})`);
});
