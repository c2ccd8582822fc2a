import { binaryInTests } from './binaryInTests';

describe('with binary data in memory', () => binaryInTests(true));
