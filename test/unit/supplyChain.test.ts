// Dependencies: few packages, pinned, each with a reason in CONTRIBUTING; those that ship include their licences and are
// listed in a bill of materials.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const manifest = JSON.parse(read("package.json"));
const lock = JSON.parse(read("package-lock.json")).packages as Readonly<
	Record<string, { readonly version: string; readonly integrity?: string; readonly resolved?: string }>
>;
const bundled = JSON.parse(read("dist/bundled.json")) as {
	readonly packages: readonly string[];
	readonly builtins: Readonly<Record<string, readonly string[]>>;
};

suite("supply chain", () => {
	const dependencies: Readonly<Record<string, string>> = { ...manifest.dependencies, ...manifest.devDependencies };

	test("each package has a row with a reason in CONTRIBUTING, and no row is superfluous", () => {
		assert.deepEqual(
			rows()
				.map(({ name }) => name)
				.sort(),
			Object.keys(dependencies).sort(),
		);
		for (const { name, reason } of rows()) assert.ok(reason.length > 15, name);
	});

	test("packages that ship are marked as such there", () => {
		const names = new Set(bundled.packages.map((each) => each.replace(/@[^@]+$/, "")));
		for (const { name, ships } of rows()) assert.equal(ships, names.has(name), name);
	});

	test("versions are pinned, and the lock file has a hash and no registry address for each", () => {
		for (const [name, version] of Object.entries(dependencies)) {
			assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
			assert.equal(lock[`node_modules/${name}`]?.version, version, name);
		}
		for (const [path, { integrity, resolved }] of Object.entries(lock)) {
			if (path === "") continue;
			assert.match(integrity ?? "", /^sha512-/, path);
			assert.equal(resolved, undefined, path);
		}
	});

	test("the command line uses no Node module for the network or for other programs", () => {
		const way = /^(?:net|tls|http|https|http2|dgram|dns|child_process|cluster|inspector|worker_threads)(?:\/|$)/;
		for (const bundle of ["cli.js", "cli.main.js", "cli.mcp.js"]) {
			assert.deepEqual(
				bundled.builtins[bundle]?.filter((name) => way.test(name)),
				[],
				bundle,
			);
		}
	});

	test("every bundled package has its licence in the notices, and these are packaged", () => {
		const notices = noticesIn("dist/THIRD-PARTY-NOTICES.npm.txt");
		assert.deepEqual(notices.map(packageOf), bundled.packages);
		for (const notice of notices) {
			assert.ok(notice.length > 500, notice);
			assert.match(
				notice,
				/permission is hereby granted|permission to use|redistribution and use|blue oak|apache license/i,
			);
		}
		const inExtension = noticesIn("dist/THIRD-PARTY-NOTICES.txt");
		for (const notice of inExtension) assert.ok(notices.includes(notice), notice);
		// The extension has no command line, and therefore no argument parser.
		const commander = (notice: string) => packageOf(notice).startsWith("commander@");
		assert.deepEqual([notices.some(commander), inExtension.some(commander)], [true, false]);
		assert.match(read(".vscodeignore"), /^!dist\/THIRD-PARTY-NOTICES\.txt$/m);
	});

	test("the bill of materials lists what is bundled, with version, licence, hash and dependencies", () => {
		const folder = mkdtempSync(join(tmpdir(), "rtcdll-sbom-"));
		const file = join(folder, "sbom.cdx.json");
		execFileSync(process.execPath, [join(ROOT, "scripts/sbom.mjs"), file], { stdio: "ignore" });
		const {
			bomFormat,
			specVersion,
			serialNumber,
			version,
			metadata,
			components,
			dependencies: edges,
		} = JSON.parse(readFileSync(file, "utf8")) as Bill;
		rmSync(folder, { recursive: true });
		assert.deepEqual([bomFormat, version], ["CycloneDX", 1]);
		assert.match(specVersion, /^1\.\d$/);
		assert.match(serialNumber, /^urn:uuid:[0-9a-f-]{36}$/);
		assert.deepEqual([metadata.component.name, metadata.component.version], [manifest.name, manifest.version]);
		assert.deepEqual(
			components.map(({ name, version }) => `${name}@${version}`),
			bundled.packages,
		);
		for (const { name, type, purl, licenses, hashes } of components) {
			assert.equal(type, "library", name);
			assert.match(purl, /^pkg:npm\/[^ ]+@\d/);
			assert.ok(licenses.length > 0 && hashes.length > 0, name);
		}
		const refs = new Set([metadata.component["bom-ref"], ...components.map((each) => each["bom-ref"])]);
		assert.equal(edges.length, refs.size);
		for (const { ref, dependsOn } of edges) for (const each of [ref, ...dependsOn]) assert.ok(refs.has(each), each);
	});
});

/** CycloneDX 1.5, as far as these tests read it. */
interface Bill {
	readonly bomFormat: string;
	readonly specVersion: string;
	readonly serialNumber: string;
	readonly version: number;
	readonly metadata: { readonly component: Component };
	readonly components: readonly Component[];
	readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
	readonly "bom-ref": string;
	readonly type: string;
	readonly name: string;
	readonly version: string;
	readonly purl: string;
	readonly licenses: readonly object[];
	readonly hashes: readonly object[];
}

/** The table of packages in CONTRIBUTING. */
function rows(): readonly { readonly name: string; readonly ships: boolean; readonly reason: string }[] {
	const section = /\n## Dependencies\n(.*?)\n## /s.exec(read("CONTRIBUTING.md"))?.[1] ?? "";
	return [...section.matchAll(/^\| `([^`]+)` \| (yes|no) \| (.*) \|$/gm)].map(([, name, ships, reason]) => ({
		name: name!,
		ships: ships === "yes",
		reason: reason!,
	}));
}

/** The licences of the bundled packages, one text each. */
function noticesIn(file: string): string[] {
	return read(file).split(`\n${"-".repeat(80)}\n\n`);
}

/** The package and its version, from the first line of its licence. */
function packageOf(notice: string): string {
	return notice.slice(0, notice.indexOf("\n")).replace(" ", "@");
}

function read(path: string): string {
	return readFileSync(join(ROOT, path), "utf8");
}
