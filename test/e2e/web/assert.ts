// Node's `assert/strict` where there is no Node. The suites have this one in the web.

import assert from "assert";

export default assert.strict;
