// The program that a terminal starts: runs the command line with a small heap and cached compiled code.

import { keepCompiledCode } from "./compileCache.ts";
import { keepHeapSmall } from "./smallHeap.ts";

keepHeapSmall();
keepCompiledCode();
// The bundle of cli.ts is next to this one. An import would be hoisted and load it before the lines above run.
require("./cli.main.js");
