/** A step failed: the build fails unless something expects it. */
class StepFailure extends RuntimeException {
  StepFailure(String message) { super(message) }
}
