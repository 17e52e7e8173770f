import assert from "node:assert/strict";
import { hasFailed, readC3p } from "../../../../server/src/core/bodies/c3p.ts";
import { readConferenceInfo } from "../../../../server/src/core/bodies/conferenceInfo.ts";
import { readConferenceUri } from "../../../../server/src/core/bodies/conferenceUri.ts";
import { at, readAt } from "./bodyHelper.ts";

const FOCUS = "sip:dave@fabrikam.com;gruu;opaque=app:conf:focus:id:5D3VMNNY";

suite("bodies: C3P", () => {
	test("a command, its subject, and the meeting", () => {
		const { found } = readAt(
			readC3p,
			`<request xmlns="urn:ietf:params:xml:ns:cccp" xmlns:mscp="urn:m" C3PVersion="1" to="${FOCUS}" from="sip:alice@contoso.com" requestId="7">
			<addUser mscp:mcuUri="sip:dave@fabrikam.com;gruu;opaque=app:conf:chat:id:5D3VMNNY"><conferenceKeys confEntity="${FOCUS}"/>
			<ci:user xmlns:ci="urn:c" entity="sip:alice@contoso.com"><ci:roles><ci:entry>Attendee</ci:entry></ci:roles></ci:user></addUser></request>`,
		);
		const [command] = found!.commands;
		assert.deepEqual(
			[found!.kind, found!.requestId, found!.code, command!.name],
			["request", "7", undefined, "addUser"],
		);
		assert.deepEqual(
			[command!.conference?.organizer, command!.conference?.id, command!.conference?.part],
			["dave@fabrikam.com", "5D3VMNNY", "focus"],
		);
		assert.deepEqual([command!.users[0]!.uri, command!.users[0]!.roles], ["sip:alice@contoso.com", ["attendee"]]);
		assert.match(command!.mcuUri!, /conf:chat/);
	});

	test("a failure, with its reason and the server's text", () => {
		const { found, text } = readAt(
			readC3p,
			`<response xmlns="urn:ietf:params:xml:ns:cccp" requestId="7" C3PVersion="1" from="${FOCUS}" to="sip:alice@contoso.com" code="Failure">
			<getConference reason="conferenceDoesntExist"/><diagnostics-info><entry><key>ms-diagnostics</key><value>3001</value></entry></diagnostics-info></response>`,
		);
		const [command] = found!.commands;
		assert.ok(hasFailed(found!));
		assert.deepEqual([found!.commands.length, command!.reason], [1, "conferenceDoesntExist"]);
		assert.equal(command!.conference?.id, "5D3VMNNY");
		assert.equal(at(text, command!.span), '<getConference reason="conferenceDoesntExist"/>');
		assert.deepEqual(
			found!.diagnostics.map(({ name, value }) => `${name}=${value}`),
			["ms-diagnostics=3001"],
		);
	});

	test("truncated documents, and other protocols with the same root elements", () => {
		const { found } = readAt(
			readC3p,
			'<response C3PVersion="1" code="success"><addConference><conference-info entity="',
		);
		assert.deepEqual([found?.complete, found?.commands[0]?.name], [false, "addConference"]);
		assert.equal(
			readAt(readC3p, '<request requestID="1" xmlns="http://schemas.microsoft.com/2006/09/sip/mrasp"/>').found,
			undefined,
		);
	});
});

suite("bodies: conference-info", () => {
	test("the participants, their roles and their media", () => {
		const { found } = readAt(
			readConferenceInfo,
			`<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="${FOCUS}" state="partial" version="4">
			<conference-description><subject>Plans</subject><x:admission-policy xmlns:x="urn:x">closedAuthenticated</x:admission-policy></conference-description>
			<users><user entity="sip:alice@contoso.com" state="full"><display-text>Alice</display-text><roles><entry>presenter</entry></roles>
			<endpoint entity="{1}" session-type="audio-video"><status>connected</status><joining-method>dialed-in</joining-method>
			<media id="1"><type>audio</type></media><media id="2"><type>video</type></media></endpoint></user>
			<user entity="sip:bob@contoso.com" state="deleted"/></users></conference-info>`,
		);
		const [alice, bob] = found!.users;
		assert.deepEqual(
			[found!.state, found!.version, found!.subject, found!.conference?.id],
			["partial", 4, "Plans", "5D3VMNNY"],
		);
		assert.equal(found!.admissionPolicy, "closedAuthenticated");
		assert.deepEqual([alice!.name, alice!.roles], ["Alice", ["presenter"]]);
		const [endpoint] = alice!.endpoints;
		assert.deepEqual(
			[endpoint!.status, endpoint!.joiningMethod, endpoint!.media, endpoint!.sessionType],
			["connected", "dialed-in", ["audio", "video"], "audio-video"],
		);
		assert.equal(bob!.state, "deleted");
	});

	test("addresses of meetings", () => {
		assert.equal(readConferenceUri("sip:a@contoso.com;gruu;opaque=app:conf:focus-factory")?.part, "focus-factory");
		assert.equal(readConferenceUri("sip:a@contoso.com;gruu;opaque=app:voicemail"), undefined);
		assert.equal(readConferenceUri(""), undefined);
	});
});
