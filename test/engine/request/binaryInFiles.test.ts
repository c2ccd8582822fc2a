import '../filesOnDisk';
import { badFileTests } from './uploadFailures.test';
import { binaryInTests } from './uploads.test';

describe('with binary data in files', () => {
	binaryInTests(false);
	describe('bad files', badFileTests);
});
