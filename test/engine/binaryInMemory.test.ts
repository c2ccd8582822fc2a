import { badFileTests } from './badFileTests';
import { binaryInTests } from './binaryInTests';

describe('with binary data in memory', () => {
	binaryInTests(true);
	describe('bad files', badFileTests);
});
