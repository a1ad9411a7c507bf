/** A complete backend as a third party would write it, which the page "Write a backend" walks through. */
package com.example.plain;
