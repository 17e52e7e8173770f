import assert from "node:assert/strict";
import {
	type FolderReader,
	findLogs,
	folderText,
	hasLogFolders,
	LOG_FOLDERS,
} from "../../../client/src/findLogs/logFolders.ts";
import { ageText, sizeText } from "../../../client/src/findLogs/words.ts";

const HOME = "C:\\Users\\alice";
const LOCAL = "C:\\Users\\alice\\AppData\\Local";

/** A disk with these files, by path, and their modification times. */
function disk(files: Readonly<Record<string, number>>): FolderReader {
	return {
		async names(folder) {
			return Object.keys(files).flatMap((path) =>
				path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
			);
		},
		async facts(file) {
			const mtime = files[file];
			return mtime === undefined ? undefined : { size: 1, mtime };
		},
	};
}

suite("find my logs", () => {
	const environment = { USERPROFILE: HOME, LOCALAPPDATA: LOCAL };

	test("searches the folders of all versions, and lists the newest log first", async () => {
		const logs = await findLogs(
			environment,
			disk({
				[`${HOME}/Tracing/RTCDLL0.log`]: 1,
				[`${HOME}/Tracing/Communicator-uccapi-0.uccapilog`]: 4,
				[`${LOCAL}/Microsoft/Office/15.0/Lync/Tracing/Lync-UccApi-0.UccApilog`]: 2,
				[`${LOCAL}/Microsoft/Office/16.0/Lync/Tracing/Lync-UccApi-0.UccApilog.bak`]: 3,
			}),
		);
		assert.deepEqual(
			logs.map(({ name, folder }) => [name, folder.clients]),
			[
				["Communicator-uccapi-0.uccapilog", "Lync 2010, Communicator, Windows Messenger"],
				["Lync-UccApi-0.UccApilog.bak", "Skype for Business 2016"],
				["Lync-UccApi-0.UccApilog", "Lync 2013"],
				["RTCDLL0.log", "Lync 2010, Communicator, Windows Messenger"],
			],
		);
	});

	test("lists only logs, and only those that still exist", async () => {
		const all = disk({ [`${HOME}/Tracing/Lync-0.etl`]: 1, [`${HOME}/Tracing/RTCDLL0.log`]: 2 });
		const gone: FolderReader = { ...all, names: async () => ["RTCDLL0.log", "RTCDLL1.log", "Lync-0.etl"] };
		assert.deepEqual(
			(await findLogs({ USERPROFILE: HOME }, gone)).map(({ path }) => path),
			[`${HOME}/Tracing/RTCDLL0.log`],
		);
	});

	test("a missing or empty variable gives no folder", async () => {
		const asked: string[] = [];
		const reader: FolderReader = {
			names: async (folder) => {
				asked.push(folder);
				return [];
			},
			facts: async () => undefined,
		};
		assert.deepEqual(await findLogs({ LOCALAPPDATA: "", HOME: "/home/alice" }, reader), []);
		assert.deepEqual(asked, []);
		assert.deepEqual([{}, { HOME: "/home/alice" }, { USERPROFILE: "" }, environment].map(hasLogFolders), [
			false,
			false,
			false,
			true,
		]);
	});

	test("folders are written as on Windows", () => {
		assert.deepEqual(LOG_FOLDERS.map(folderText), [
			"%LOCALAPPDATA%\\Microsoft\\Office\\16.0\\Lync\\Tracing",
			"%LOCALAPPDATA%\\Microsoft\\Office\\15.0\\Lync\\Tracing",
			"%USERPROFILE%\\Tracing",
		]);
	});

	test("sizes and ages are in the user's language", () => {
		const MINUTE = 60_000;
		assert.deepEqual(
			[0, 1, 12_000, 3_500_000].map((size) => sizeText(size, "en")),
			["0 kB", "1 kB", "12 kB", "3.3 MB"],
		);
		assert.equal(sizeText(3_500_000, "de"), "3,3 MB");
		assert.deepEqual(
			[-MINUTE, 5 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, 72 * 60 * MINUTE].map((age) => ageText(age, "en")),
			["this minute", "5 minutes ago", "1 hour ago", "yesterday", "3 days ago"],
		);
		assert.equal(ageText(5 * MINUTE, "de"), "vor 5 Minuten");
		assert.equal(ageText(5 * MINUTE, "zh-cn"), "5分钟前");
	});
});
