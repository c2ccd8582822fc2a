import './filesOnDisk';
import { binaryInTests } from './binaryInTests';

describe('with binary data in files', () => binaryInTests(false));
