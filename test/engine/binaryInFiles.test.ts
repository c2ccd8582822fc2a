import './filesOnDisk';
import { badFileTests } from './badFileTests';
import { binaryInTests } from './binaryInTests';

describe('with binary data in files', () => {
	binaryInTests(false);
	describe('bad files', badFileTests);
});
