// The licences of the bundled packages, which must be distributed with the bundles.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The licence texts of all packages (`bundledPackages`), each with name, version and licence. Throws if a licence is
 * missing.
 */
export function noticesOf(packages) {
	return packages.map(noticeOf).join(`\n${"-".repeat(80)}\n\n`);
}

function noticeOf({ folder, name, version, license, author }) {
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
	const text = file ? readFileSync(join(folder, file), "utf8").trim() : textOf(name, license, author);
	return `${name} ${version}\n\n${text}\n`;
}

/** For a package without a licence file: the standard text of the licence named in its package.json. */
function textOf(name, license, author) {
	if (license !== "ISC") throw new Error(`${name} is bundled, but the text of its licence (${license}) is not known.`);
	return `ISC License\n\nCopyright (c) ${author}\n\n${ISC}`;
}

const ISC = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;
