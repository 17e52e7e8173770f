import assert from "node:assert/strict";
import { readPresence } from "../../../../server/src/core/bodies/presence.ts";
import { at, readAt } from "./bodyHelper.ts";

suite("bodies: presence", () => {
	test("enhanced presence: the aggregate, activity, note, card and containers", () => {
		const body = [
			'<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:carol@fabrikam.com">',
			'<category name="contactCard" instance="0" container="0"><contactCard><identity><name><displayName>Carol</displayName></name>',
			"<email>carol@fabrikam.com</email></identity></contactCard></category>",
			'<category name="state" instance="1" container="200"><state xsi:type="machineState" xmlns:xsi="urn:x">',
			"<availability>3500</availability><device>computer</device></state></category>",
			'<category name="state" instance="0" container="200"><state xsi:type="aggregateState" xmlns:xsi="urn:x">',
			'<availability>6500</availability><activity token="on-the-phone" minAvailability="6500"/></state></category>',
			'<category name="note" instance="0" container="200"><note><body type="personal">Back on Monday</body></note></category>',
			'<category name="calendarData" instance="0" container="100"/>',
			"</categories>",
		].join("\n");
		const { found, text } = readAt(readPresence, body);
		const [carol] = found!.persons;
		assert.equal(found!.format, "categories");
		assert.deepEqual(
			[carol!.uri, carol!.availability?.word, carol!.availability?.number, carol!.activity?.text, carol!.note?.text],
			["sip:carol@fabrikam.com", "busy", 6500, "on the phone", "Back on Monday"],
		);
		assert.equal(at(text, carol!.availability!.span), "<availability>6500</availability>");
		assert.deepEqual([carol!.name, carol!.emails, carol!.devices], ["Carol", ["carol@fabrikam.com"], ["computer"]]);
		assert.deepEqual(carol!.containers, [0, 100, 200]);
		assert.deepEqual(
			carol!.states.map(({ of, word }) => `${of} ${word}`),
			["machineState available", "aggregateState busy"],
		);
		assert.deepEqual(
			carol!.categories.filter(({ hasContent }) => !hasContent).map(({ name }) => name),
			["calendarData"],
		);
	});

	test("numbers in words, and nothing below the first range", () => {
		const word = (number: number) =>
			readAt(
				readPresence,
				`<categories uri="x"><category name="state"><state type="userState"><availability>${number}</availability></state></category></categories>`,
			).found!.persons[0]!.availability?.word;
		assert.deepEqual([0, 3500, 5000, 6900, 8000, 9500, 12_500, 15_500, 18_500, 99_999].map(word), [
			undefined,
			"available",
			"available, idle",
			"busy",
			"busy, idle",
			"do not disturb",
			"be right back",
			"away",
			"offline",
			"offline",
		]);
	});

	test("PIDF: one open tuple is enough", () => {
		const { found } = readAt(
			readPresence,
			`<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:bob@contoso.com">
			<tuple id="a"><status><basic>closed</basic></status><contact>sip:bob@192.0.2.1</contact></tuple>
			<tuple id="b"><status><basic>OPEN</basic></status></tuple>
			<rpid:person xmlns:rpid="urn:r"><rpid:activities><rpid:on-the-phone/></rpid:activities></rpid:person>
			<note>Hello</note></presence>`,
		);
		const [bob] = found!.persons;
		assert.deepEqual(
			[found!.format, bob!.availability?.word, bob!.activity?.text, bob!.note?.text, bob!.states.length],
			["pidf", "open", "on the phone", "Hello", 2],
		);
	});

	test("the 2005 release", () => {
		const of = (availability: number, activity: number) => {
			const { found } = readAt(
				readPresence,
				`<presentity xmlns="http://schemas.microsoft.com/2002/09/sip/presence" uri="bob@contoso.com">
				<availability aggregate="${availability}" description="" epid="01"/><activity aggregate="${activity}" description=""/>
				<displayName displayName="Bob"/><devices><devicePresence epid="01"><availability aggregate="300"/><activity aggregate="400"/>
				<deviceName name="PC1"/></devicePresence></devices></presentity>`,
			);
			const [bob] = found!.persons;
			return [
				found!.format,
				bob!.name,
				bob!.availability?.word,
				bob!.activity?.text,
				bob!.devices[0],
				bob!.states[0]?.word,
			];
		};
		assert.deepEqual(of(300, 500), ["msrtc", "Bob", "busy", "on the phone", "PC1", "available"]);
		assert.deepEqual(of(0, 400)[2], "offline");
		assert.deepEqual(of(300, 50)[2], undefined);
	});

	test("Messenger", () => {
		const { found } = readAt(
			readPresence,
			'<presence><presentity uri="sip:bob@contoso.com;method=SUBSCRIBE"/><atom id="1"><address uri="sip:bob@192.0.2.1"><status status="inuse"/><msnsubstatus substatus="onthephone"/></address></atom></presence>',
		);
		const [bob] = found!.persons;
		assert.deepEqual(
			[found!.format, bob!.uri, bob!.availability?.word, bob!.activity?.text],
			["xpidf", "sip:bob@contoso.com", "busy", "on the phone"],
		);
	});

	test("a truncated document, and other texts", () => {
		const { found } = readAt(
			readPresence,
			'<categories uri="sip:a@contoso.com"><category name="state"><state><availability>6',
		);
		assert.deepEqual(
			[found?.complete, found?.persons[0]?.uri, found?.persons[0]?.availability],
			[false, "sip:a@contoso.com", undefined],
		);
		assert.equal(readAt(readPresence, "<presence><other/></presence>").found, undefined);
		assert.equal(readAt(readPresence, "<presence").found, undefined);
	});
});
