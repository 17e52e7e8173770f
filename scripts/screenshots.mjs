// npm run screenshots: takes the pictures of the README, of the real extension in a real VS Code.

import { ensurePackages } from "./lib/packages.mjs";
import { fixturesDir, sampleLog } from "./lib/paths.mjs";
import { main } from "./lib/processes.mjs";
import { makeVsix } from "./lib/vsix.mjs";
import { Workbench } from "./lib/workbench.mjs";

await main(async () => {
	await ensurePackages();
	const workbench = await Workbench.start({ folder: fixturesDir, vsix: await makeVsix() });

	await workbench.open(sampleLog);
	await workbench.collapseFolders();
	await workbench.openOutline();
	await workbench.seeText("REGISTER", ".outline-tree");
	await workbench.focusEditor();
	await workbench.screenshot("outline");
});
