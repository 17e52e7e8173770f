// Settings for the windows we open: only the log is visible, and nothing leaves the machine.

const onlyTheLog = {
	"workbench.startupEditor": "none",
	"workbench.tips.enabled": false,
	"workbench.enableExperiments": false,
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.welcomePage.walkthroughs.openOnInstall": false,
	"chat.disableAIFeatures": true,
	"security.workspace.trust.enabled": false,
	"telemetry.telemetryLevel": "off",
	"update.mode": "none",
	"update.showReleaseNotes": false,
	"extensions.autoCheckUpdates": false,
	"extensions.autoUpdate": false,
	"extensions.ignoreRecommendations": true,
	"window.restoreWindows": "none",
	"window.commandCenter": false,
	"git.enabled": false,
	"files.autoSave": "off",
};

/** Settings for a window. `readOnly` names files that must not be changed there, not even by accident. */
export function windowSettings({ theme, readOnly = [], ...more } = {}) {
	return {
		...onlyTheLog,
		...(theme && { "workbench.colorTheme": theme }),
		...(readOnly.length > 0 && { "files.readonlyInclude": readOnlyPatterns(readOnly) }),
		...more,
	};
}

function readOnlyPatterns(names) {
	return Object.fromEntries(names.map((name) => [`**/${escapeGlob(name)}`, true]));
}

function escapeGlob(name) {
	return name.replace(/[[\]{}*?!]/g, (character) => `[${character}]`);
}
