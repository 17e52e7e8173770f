// npm run pack: makes the npm package with the command line and the language server, which `npm install --global FILE` installs.

import { makeTarball } from "./lib/npmPackage.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/processes.mjs";
import { sizeOf } from "./lib/sizes.mjs";

await main(async () => {
	await ensurePackages();
	const tarball = await makeTarball();
	console.log(`${tarball} (${sizeOf(tarball)})`);
});
