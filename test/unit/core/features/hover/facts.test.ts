// The tables that only the hover reads, and the page generated from all of them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { authScheme, authSchemes } from "../../../../../server/src/core/sip/facts/authSchemes.ts";
import { contentType, contentTypes } from "../../../../../server/src/core/sip/facts/contentTypes.ts";
import { specifications } from "../../../../../server/src/core/sip/facts/documents.ts";
import { header } from "../../../../../server/src/core/sip/facts/headers.ts";
import { optionTag, optionTags } from "../../../../../server/src/core/sip/facts/optionTags.ts";
import { parameterFact, parameters } from "../../../../../server/src/core/sip/facts/parameters.ts";
import { product, productOf, products } from "../../../../../server/src/core/sip/facts/products.ts";
import { referencePage } from "../../../../../server/src/core/sip/facts/reference.ts";
import { registrationEvents } from "../../../../../server/src/core/sip/facts/registrationEvents.ts";
import {
	codec,
	codecs,
	cryptoSuites,
	sdpAttribute,
	sdpAttributes,
	sdpLines,
} from "../../../../../server/src/core/sip/facts/sdp.ts";
import { checkGolden } from "../../../../support/golden.ts";

interface Row {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

const TABLES: Readonly<Record<string, { readonly rows: readonly Row[]; readonly atLeast: number }>> = {
	parameters: { rows: parameters, atLeast: 75 },
	optionTags: { rows: optionTags, atLeast: 20 },
	contentTypes: { rows: contentTypes, atLeast: 20 },
	authSchemes: { rows: authSchemes, atLeast: 5 },
	sdpAttributes: { rows: sdpAttributes, atLeast: 35 },
	registrationEvents: { rows: registrationEvents, atLeast: 3 },
	codecs: { rows: codecs, atLeast: 25 },
	cryptoSuites: { rows: cryptoSuites, atLeast: 4 },
};

suite("hover: tables of facts", () => {
	for (const [name, { rows, atLeast }] of Object.entries(TABLES)) {
		test(`${name} has its rows in order, in one style, with sources`, () => {
			assert.ok(rows.length >= atLeast, `${rows.length} rows`);
			const keys = rows.map((row) => row.name.toLowerCase());
			for (let i = 1; i < keys.length; i++) assert.ok(keys[i - 1]! <= keys[i]!, `${keys[i - 1]} before ${keys[i]}`);
			for (const { meaning, source } of rows) checkWords(meaning, source);
		});
	}

	test("session descriptions and products too", () => {
		for (const { meaning, source } of [...sdpLines, ...products]) checkWords(meaning, source);
		assert.equal(new Set(sdpLines.map(({ letter }) => letter)).size, sdpLines.length);
	});

	test("a parameter has one meaning per header, and the header is known", () => {
		const seen = new Set<string>();
		for (const { name, in: places } of parameters) {
			for (const place of places) {
				assert.ok(place === "URI" || header(place)?.name === place, place);
				assert.ok(!seen.has(`${name} ${place}`), `${name} in ${place}`);
				seen.add(`${name} ${place}`);
			}
		}
	});

	test("values are stored in lower case, so that look-ups ignore case", () => {
		for (const row of [...parameters, ...sdpAttributes]) {
			for (const value of Object.keys(row.values ?? {})) assert.equal(value, value.toLowerCase());
		}
	});

	test("look-up in any case", () => {
		assert.equal(parameterFact("EPID", "From")?.name, "epid");
		assert.equal(parameterFact("+sip.instance", "Contact")?.name, "sip.instance");
		assert.equal(parameterFact("epid", "Via"), undefined);
		assert.equal(optionTag("GRUU-10")?.name, "gruu-10");
		assert.equal(contentType("Application/SDP; charset=x")?.name, "application/sdp");
		assert.equal(authScheme("ntlm")?.name, "NTLM");
		assert.equal(sdpAttribute("RTPMAP")?.name, "rtpmap");
		assert.equal(codec("pcmu")?.name, "PCMU");
	});

	test("products: the program before its library, versions up to a dot, otherwise nothing", () => {
		assert.equal(productOf("UCCAPI/4.0.1 OC/4.0.1")?.meaning, "Lync 2010");
		assert.equal(productOf("CPE/4.0.7423.1 OCPhone/4.0.7423.1 (Phone Edition)")?.meaning, "Lync Phone Edition");
		assert.equal(productOf("UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)")?.meaning, "Lync 2013");
		assert.match(productOf("RTCC/7.0.0.0 UCWA/7.0.0.0 AndroidLync/6.25.0.27")!.meaning, /Android/);
		assert.match(productOf("RTCC/5.0.0.0 MediationServer")!.meaning, /^The Mediation Server/);
		assert.equal(product("RTC", "3.50"), undefined);
		assert.equal(productOf("RTC/9.0"), undefined);
		assert.equal(productOf("Asterisk PBX 1.8"), undefined);
	});

	test("Microsoft documents are sorted, with pages on Microsoft's site", () => {
		const names = specifications.map(({ name }) => name);
		assert.deepEqual(names, names.toSorted());
		for (const { pages } of specifications) {
			for (const url of Object.values(pages ?? {}))
				assert.match(url, /^https:\/\/learn\.microsoft\.com\/en-us\/openspecs\//);
		}
	});
});

suite("hover: docs/reference.md", () => {
	test("is up to date with the tables", () =>
		checkGolden(join(import.meta.dirname, "../../../../../docs/reference.md"), referencePage()));
});

function checkWords(meaning: string, source: string): void {
	assert.match(meaning, /^[A-Z].*[^.\s]$/, meaning);
	assert.doesNotMatch(meaning, /[<>[\]|`]/, meaning);
	assert.ok(source.length > 3, meaning);
}
