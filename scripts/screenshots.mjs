// npm run screenshots: takes the pictures of the README, of the real extension in a real VS Code.

import { ensurePackages } from "./lib/packages.mjs";
import { fixturesDir, refusedLog, sampleLog } from "./lib/paths.mjs";
import { main } from "./lib/processes.mjs";
import { makeVsix } from "./lib/vsix.mjs";
import { Workbench } from "./lib/workbench.mjs";

await main(async () => {
	await ensurePackages();
	const vsix = await makeVsix();
	await outline(vsix);
	await refused(vsix, "Dark Modern", "refused");
	await refused(vsix, "Light Modern", "refused-light");
	await refused(vsix, "Default High Contrast", "refused-high-contrast");
	await refused(vsix, "Visual Studio Light", "refused-visual-studio-light");
	await hover(vsix);
	await diagram(vsix, "Dark Modern", "diagram");
	await diagram(vsix, "Light Modern", "diagram-light");
	await diagram(vsix, "Default High Contrast", "diagram-high-contrast");
	await explanation(vsix);
});

/** The sample log with one entry for each message in the outline. */
async function outline(vsix) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(sampleLog);
	await workbench.collapseFolders();
	await workbench.openOutline();
	await workbench.seeText("REGISTER", ".outline-tree");
	await workbench.focusEditor();
	await workbench.screenshot("outline");
	await workbench.close();
}

/** A refused sign-in: the failure in the text, in the outline and in the list of problems. */
async function refused(vsix, theme, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix, theme });
	await workbench.open(refusedLog);
	await workbench.collapseFolders();
	await workbench.openOutline();
	await workbench.seeText("403 Forbidden", ".outline-tree");
	await workbench.openProblems();
	await workbench.seeText("failed-transaction", ".markers-panel");
	await workbench.goTo(80);
	await workbench.focusEditor();
	await workbench.screenshot(name);
	await workbench.close();
}

/** The hover over a challenge, with the time that passed beside it. */
async function hover(vsix) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(sampleLog);
	await workbench.seeText("401 Unauthorized · 0 ms", ".view-lines");
	await workbench.goTo(9, 50);
	await workbench.command("Show or Focus Hover");
	await workbench.seeText("prove who it is", ".monaco-hover");
	await workbench.screenshot("hover");
	await workbench.close();
}

/** The transactions in the side bar and the sequence diagram beside the log. */
async function diagram(vsix, theme, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix, theme });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.goTo(80);
	await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
	await workbench.command("View: Show RTCDLL Log");
	await workbench.seeText("Sign-ins", ".pane-body");
	await workbench.seeInWebview("403 Forbidden");
	await workbench.screenshot(name);
	await workbench.close();
}

/** The answer in words. */
async function explanation(vsix) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.command("RTCDLL Log: Explain This Log");
	await workbench.seeInWebview("could not sign in");
	await workbench.screenshot("explanation");
	await workbench.close();
}
