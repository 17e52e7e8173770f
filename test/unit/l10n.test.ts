// The languages of the user interface: no text is missing in one, none is unused, and all texts of the client are translated.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ClientTexts, readClientTexts } from "../support/clientTexts.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Tool descriptions for language models stay English. */
const FOR_MODELS = /^contributes\.languageModelTools\.\d+\.(?:name$|inputSchema\.)/;

type Words = Readonly<Record<string, string>>;

/** The languages besides English, as VS Code names them. */
const LANGUAGES = readdirSync(join(ROOT, "l10n")).map((name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)![1]!);

/** Texts that are the same in another language: loanwords, and keys as printed on its keyboards. */
const SAME: Readonly<Record<string, readonly string[]>> = {
	de: ["Information"],
	"zh-cn": ["Ctrl", "Shift", "Enter", "Home", "End", "Page Up", "Page Down"],
};

suite("languages", () => {
	test("each has both files, and a list of the texts that are the same as in English", () => {
		assert.deepEqual(LANGUAGES.toSorted(), Object.keys(SAME));
		const ofManifest = readdirSync(ROOT).flatMap((name) => /^package\.nls\.(.+)\.json$/.exec(name)?.[1] ?? []);
		assert.deepEqual(ofManifest.toSorted(), LANGUAGES.toSorted());
	});

	suite("the manifest", () => {
		const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
		const english = read("package.nls.json");

		test("names each text by a unique key, and uses every key", () => {
			const used = [...leavesOf(manifest)].flatMap(({ text }) => /^%(.+)%$/.exec(text)?.[1] ?? []);
			assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
		});

		test("has no untranslated text that VS Code shows, except for the product name", () => {
			const shown =
				/(?:^|\.)(?:title|category|name|label|contents|(?:markdown)?[dD]escription|enumDescriptions\.\d+|\w*[eE]rrorMessage|contextualTitle|aliases\.\d+|altText)$/;
			const own = [...leavesOf({ description: manifest.description, contributes: manifest.contributes })].filter(
				({ path, text }) => shown.test(path) && !FOR_MODELS.test(path) && !/^%.+%$/.test(text) && text !== "RTCDLL Log",
			);
			assert.deepEqual(own, []);
		});

		for (const language of LANGUAGES) {
			test(`is translated: ${language}`, () => checkWords(english, read(`package.nls.${language}.json`), language));
		}
	});

	suite("the client", function () {
		// The test runs the TypeScript compiler.
		this.timeout(60_000);
		let texts: ClientTexts;

		suiteSetup(() => {
			texts = readClientTexts();
		});

		test("has no text in English only", () => {
			assert.deepEqual(texts.unreadable, []);
			assert.deepEqual(
				texts.plain.filter(({ text, place }) => !NO_WORDS.some(([file, form]) => file.test(place) && form.test(text))),
				[],
			);
		});

		for (const language of LANGUAGES) {
			test(`is translated: ${language}`, () => {
				const english = Object.fromEntries(texts.translated.map(({ text }) => [text, text]));
				checkWords(english, read(`l10n/bundle.l10n.${language}.json`), language);
			});
		}
	});

	test("all translations are packaged", () => {
		const packaged = readFileSync(join(ROOT, ".vscodeignore"), "utf8").split("\n");
		for (const files of ["!l10n/*.json", "!package.nls*.json"]) assert.ok(packaged.includes(files), files);
	});
});

/** Strings in the sources that look like words but need no translation, by location and by form. */
const NO_WORDS: readonly (readonly [file: RegExp, form: RegExp])[] = [
	// Names of products, formats and folders of a client.
	[/names\.ts/, /^RTCDLL Log$/],
	[/exporting\.ts/, /^\$\((?:save|copy)\) (?:SVG|Mermaid|PlantUML)(?:\.\.\.)?$/],
	[/exporting\.ts/, /^(?:SARIF|pcapng)\.\.\.$|^(?:messages|transactions|activities)$/],
	// A command to type.
	[/redact\.ts/, /^rtcdll redact /],
	[/logFolders\.ts/, /^(?:Skype for Business|Lync|Microsoft\/Office|Tracing)/],
	// Texts in a report, which is English, and in the names of documents, which are URIs.
	[/explainFolder\.ts/, /\.$/],
	[/compareLogs\.ts/, /^\[Show the messages/],
	[/merge\.ts|recover\.ts/, /^ with its predecessors\.log$|^Text$/],
	// Texts for a language model, which are English.
	[/assistant\.ts/, /^No such log is open, /],
	// An error that appears only in the log.
	[/server\.ts/, /^The language server does not run\.$/],
	// A page, and an image in it.
	[/html\.ts/, /<|^img-src/],
	[/icons\.ts/, /^M\d/],
	// Class names of an element.
	[/webview\//, /^(?:row flow |number quiet|group tools)$/],
	// Keys as the browser names them, and as `keyNames.ts` expects them.
	[/webview\//, /^(?:(?:Ctrl|Shift)\+.*|Arrow\w+|Page ?(?:Up|Down)|Home|End|Enter|Escape|Space)$/],
];

/** Both have the same keys, and each translation has the placeholders, links and code of the English text. */
function checkWords(english: Words, words: Words, language: string): void {
	assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
	for (const [key, text] of Object.entries(english)) {
		const translated = words[key]!;
		assert.deepEqual(fixedParts(translated), fixedParts(text), key);
		assert.equal(translated === text, SAME[language]!.includes(text), `${key}: ${translated}`);
		assert.equal(translated, translated.trim(), key);
	}
}

/** The parts that must be the same in every language: `{0}`, the target of a link, and text between backticks. */
function fixedParts(text: string): readonly string[] {
	return (text.match(/\{\d+\}|\]\(command:[^)]*\)|`[^`]*`|\$\([a-z-]+\)/g) ?? []).sort();
}

function* leavesOf(value: unknown, path = ""): Generator<{ readonly path: string; readonly text: string }> {
	if (typeof value === "string") yield { path, text: value };
	else if (typeof value === "object" && value !== null) {
		for (const [key, each] of Object.entries(value)) yield* leavesOf(each, path === "" ? key : `${path}.${key}`);
	}
}

function read(path: string): Words {
	return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}
