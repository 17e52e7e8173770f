// npm run pack: builds the npm package with the command line and the language server, for `npm install --global FILE`.

import { makeTarball } from "./lib/npmPackage.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/processes.mjs";
import { sizeOf } from "./lib/sizes.mjs";

await main(async () => {
	await ensurePackages();
	const tarball = await makeTarball();
	console.log(`${tarball} (${sizeOf(tarball)})`);
});
