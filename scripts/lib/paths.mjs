// The paths of the project. Everything that scripts install or write is in folders ignored by git.

import { fileURLToPath } from "node:url";

const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const projectDir = inProject(".");
export const distDir = inProject("dist");
export const fixturesDir = inProject("test/fixtures");
export const sampleLog = inProject("test/fixtures/RTCDLL0.log");
export const refusedLog = inProject("test/fixtures/refused-sign-in.uccapilog");
export const scenariosDir = inProject("test/scenarios");
export const meetingLog = inProject("test/scenarios/132-meeting-without-audio-503.log");
export const noCertificateLog = inProject("test/scenarios/171-tls-dsk-no-certificate.log");
export const imagesDir = inProject("images");

/** All builds of VS Code are here; `@vscode/test-electron` uses the same folder name. */
export const vscodeDir = inProject(".vscode-test");

/** Output of a finished run for inspection, such as a screenshot of a window in which a test failed. */
export const logsDir = inProject(".vscode-test/logs");
