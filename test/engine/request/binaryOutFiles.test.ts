import '../filesOnDisk';
import { binaryOutTests } from './download.test';

describe('with binary data in files', binaryOutTests);
