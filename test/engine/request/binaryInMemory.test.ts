import { badFileTests } from './uploadFailures.test';
import { binaryInTests } from './uploads.test';

describe('with binary data in memory', () => {
	binaryInTests(true);
	describe('bad files', badFileTests);
});
